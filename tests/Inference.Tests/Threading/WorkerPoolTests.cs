using HomeLLM.Engines.Inference.Threading;
using Shouldly;

namespace HomeLLM.Engines.Inference.Tests.Threading;

public class WorkerPoolTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 50)]
    [InlineData(2, 1)]
    [InlineData(2, 3)]
    [InlineData(4, 100)]
    [InlineData(3, WorkerPool.MaxParts)]
    public void Run_AnyParts_DoesEachOnce(int threads, int parts)
    {
        using var pool = new WorkerPool(threads);
        var work = new CountingWork(parts);

        for (var round = 1; round <= 3; round++)
        {
            pool.Run(work, parts);
            work.Counts.ShouldAllBe(count => count == round);
        }

        work.HighestWorker.ShouldBeLessThan(threads);
        work.Collided.ShouldBeFalse();
    }

    [Fact]
    public void Run_ManySmallPieces_DoesEachOnce()
    {
        using var pool = new WorkerPool(3);
        var work = new CountingWork(7);
        const int rounds = 2_000;
        for (var round = 0; round < rounds; round++)
        {
            pool.Run(work, 7);
        }

        work.Counts.ShouldAllBe(count => count == rounds);
        work.Collided.ShouldBeFalse();
    }

    [Fact]
    public void Run_TwoCallers_BothFinish()
    {
        using var pool = new WorkerPool(2);
        Parallel.For(0, 4, _ =>
        {
            var work = new CountingWork(40);
            for (var round = 0; round < 100; round++)
            {
                pool.Run(work, 40);
            }

            work.Counts.ShouldAllBe(count => count == 100);
        });
    }

    [Fact]
    public void Run_WorkThrows_CallerGetsItAndThePoolGoesOn()
    {
        using var pool = new WorkerPool(2);

        Should.Throw<AggregateException>(() => pool.Run(new ThrowingWork(), 10)).InnerException.ShouldBeOfType<InvalidOperationException>();
        var work = new CountingWork(10);
        pool.Run(work, 10);
        work.Counts.ShouldAllBe(count => count == 1);
    }

    private sealed class CountingWork(int parts) : IParallelWork
    {
        private readonly int[] _busy = new int[64];

        public int[] Counts { get; } = new int[parts];

        public int HighestWorker { get; private set; }

        public bool Collided { get; private set; }

        public void Run(int part, int worker)
        {
            Collided |= Interlocked.Exchange(ref _busy[worker], 1) != 0;
            Interlocked.Increment(ref Counts[part]);
            HighestWorker = Math.Max(HighestWorker, worker);
            Volatile.Write(ref _busy[worker], 0);
        }
    }

    private sealed class ThrowingWork : IParallelWork
    {
        public void Run(int part, int worker)
        {
            if (part == 3)
            {
                throw new InvalidOperationException("part 3");
            }
        }
    }
}
