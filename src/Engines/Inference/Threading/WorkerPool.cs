namespace HomeLLM.Engines.Inference.Threading;

/// <summary>
/// A few threads that share out the parts of one piece of work. The caller works too and never waits for a thread that hasn't woken yet: on a
/// busy machine it does all parts by itself. Nothing is allocated per run. Thread-safe: while one caller has the pool, others work alone.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    /// <summary>The most parts of one run.</summary>
    public const int MaxParts = 0xFFFF;

    // About 40 microseconds: longer than the pauses between one model layer's steps, short enough to leave the processor to others.
    private const int SpinRounds = 100;
    private const int SpinsPerRound = 10;

    private readonly SemaphoreSlim _wake = new(0);
    private readonly int _threads;

    private IParallelWork? _work;
    private Exception? _failure;
    private long _state; // generation (32 bits), number of parts (16), next part (16)
    private int _pending;
    private int _sleepers;
    private int _taken;
    private bool _started;
    private volatile bool _stopping;

    /// <param name="threads">How many work together, the caller among them; at least 1.</param>
    public WorkerPool(int threads) => _threads = threads;

    /// <summary>How many work together, the caller among them.</summary>
    public int Threads => _threads;

    /// <summary>Does all parts of a piece of work and returns when they are done.</summary>
    /// <param name="work">The work.</param>
    /// <param name="parts">How many parts it has, 1 to <see cref="MaxParts"/>.</param>
    public void Run(IParallelWork work, int parts)
    {
        if (parts == 1 || _threads == 1 || Interlocked.Exchange(ref _taken, 1) != 0)
        {
            for (var part = 0; part < parts; part++)
            {
                work.Run(part, 0);
            }

            return;
        }

        try
        {
            Share(work, parts);
        }
        finally
        {
            Volatile.Write(ref _taken, 0);
        }
    }

    public void Dispose()
    {
        _stopping = true;
        _wake.Release(_threads);
    }

    private void Share(IParallelWork work, int parts)
    {
        Start();
        _work = work;
        Volatile.Write(ref _pending, parts);
        var generation = (uint)(_state >> 32) + 1;
        Interlocked.Exchange(ref _state, ((long)generation << 32) | ((long)parts << 16));
        var sleepers = Interlocked.Exchange(ref _sleepers, 0);
        if (sleepers > 0)
        {
            _wake.Release(sleepers);
        }

        RunParts(0);
        var spinner = default(SpinWait);
        while (Volatile.Read(ref _pending) > 0)
        {
            spinner.SpinOnce(sleep1Threshold: -1);
        }

        if (_failure is { } failure)
        {
            _failure = null;
            throw new AggregateException(failure);
        }
    }

    private void RunParts(int worker)
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            var next = (int)(state & 0xFFFF);
            if (next >= (int)((state >> 16) & 0xFFFF))
            {
                return;
            }

            // If the exchange succeeds, this part was still open, so the work read here is that part's own.
            var work = _work!;
            if (Interlocked.CompareExchange(ref _state, state + 1, state) != state)
            {
                continue;
            }

            try
            {
                work.Run(next, worker);
            }
#pragma warning disable CA1031 // Whatever it is, the caller gets it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                _failure = failure;
            }

            Interlocked.Decrement(ref _pending);
        }
    }

    private void Start()
    {
        if (_started)
        {
            return;
        }

        _started = true;
        for (var worker = 1; worker < _threads; worker++)
        {
            var number = worker;
            new Thread(() => Work(number)) { IsBackground = true, Name = $"inference {number}" }.Start();
        }
    }

    private void Work(int worker)
    {
        var seen = 0u;
        while (!_stopping)
        {
            if (!SpinForWork(seen))
            {
                Interlocked.Increment(ref _sleepers);
                if (Generation == seen)
                {
                    _wake.Wait();
                }
            }

            seen = Generation;
            RunParts(worker);
        }
    }

    private uint Generation => (uint)(Volatile.Read(ref _state) >> 32);

    private bool SpinForWork(uint seen)
    {
        for (var round = 0; round < SpinRounds; round++)
        {
            if (Generation != seen)
            {
                return true;
            }

            Thread.SpinWait(SpinsPerRound);
        }

        return false;
    }
}
