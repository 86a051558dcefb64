using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Voice.Activity;
using HomeLLM.HomeAgent.Voice.Audio;
using HomeLLM.HomeAgent.Voice.Speaking;
using HomeLLM.HomeAgent.Voice.Wake;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>
/// The ear: idle, hearing, recognising, answering. Counts frames, not time. Sound is taken in one place, one frame after another; recognising and
/// answering go on beside it, one utterance after another.
/// </summary>
internal sealed partial class VoiceListener(
    SpeechOptions options,
    SpeechSegmenter segmenter,
    UtteranceRecognizer recognizer,
    ListenButton button,
    UtteranceQueue queue,
    ISpeaker speaker,
    IVoiceObserver observer,
    TimeProvider time,
    ILogger logger) : IDisposable
{
    /// <summary>How long the room rings after the agent's own voice.</summary>
    private static readonly TimeSpan Echo = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Who talks for so long without a pause is heard into: what doesn't begin with the wake phrase isn't recognised any further.
    /// </summary>
    private static readonly TimeSpan Head = TimeSpan.FromSeconds(2.5);

    private readonly ListenContext _context = ListenContext.From(options);
    private readonly WakePhrases _wake = new(options.WakePhrases);
    private readonly Lock _gate = new();
    private Task _answers = Task.CompletedTask;
    private RunningRecognition? _early;
    private RunningRecognition? _head;
    private ListenState _state;
    private bool _isAwake;
    private bool _isIgnored;
    private bool _isCalled;
    private volatile bool _isAddressed;
    private int _deafFrames;
    private int _window;
    private int _requestedWindow;

    /// <summary>Ends when all utterances so far were answered.</summary>
    internal Task Answers => _answers;

    /// <summary>Listens until the source ends; returns when the last answer was given.</summary>
    /// <exception cref="AudioFormatException">The sound can't be read.</exception>
    /// <exception cref="IOException">The file is missing or can't be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task RunAsync(IAudioSource source, CancellationToken cancellationToken)
    {
        var lost = 0;
        var frames = FrameStream.Start(source, () => lost++, cancellationToken);
        try
        {
            await foreach (var frame in frames.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                Hear(frame, source.IsLive, cancellationToken);
                // What waits is heard whole: nothing is missed while the agent answers.
                if (!source.IsLive) await _answers.ConfigureAwait(false);
            }

            if (segmenter.Complete() == SegmentEvent.Ended) End(cancellationToken);
        }
        finally
        {
            Forget();
            await _answers.ConfigureAwait(false);
            if (lost > 0) logger.FramesLost(lost);
        }
    }

    /// <summary>Takes one frame; an empty one where sound was lost.</summary>
    internal void Hear(float[] frame, bool isLive, CancellationToken cancellationToken)
    {
        TakeRequests();
        if (isLive && IsDeaf())
        {
            if (segmenter.IsInSpeech) Forget();
            segmenter.Reset();
            return;
        }

        if (frame.Length == 0)
        {
            Break(cancellationToken);
            return;
        }

        if (!segmenter.IsInSpeech && _window > 0 && --_window == 0) SetState(ListenState.Idle);
        var mayStart = _context.NeedsWake || _context.IsAlways || _window > 0;
        switch (segmenter.Process(frame, mayStart))
        {
            case SegmentEvent.Started:
                Begin();
                break;
            case SegmentEvent.Paused when isLive && !_isIgnored:
                _early = new(recognizer, segmenter.Samples, _context.Place, cancellationToken);
                break;
            case SegmentEvent.Resumed:
                _early?.Dispose();
                _early = null;
                break;
            case SegmentEvent.Dropped:
                Forget();
                SetState(_window > 0 ? ListenState.Hearing : ListenState.Idle);
                break;
            case SegmentEvent.Ended:
                End(cancellationToken);
                break;
        }

        if (_context.NeedsWake && !_isAwake && segmenter.IsInSpeech) CheckHead(cancellationToken);
    }

    /// <summary>The microphone was lost: what was being said ends here.</summary>
    private void Break(CancellationToken cancellationToken)
    {
        if (segmenter.Complete() == SegmentEvent.Ended) End(cancellationToken);
        else Forget();
        segmenter.Reset();
    }

    private void TakeRequests()
    {
        if (button.Take())
        {
            // Whoever presses wants to be heard, not to listen.
            speaker.Stop();
            speaker.Play(Earcon.Listening);
            _deafFrames = 0;
            _isAwake = _isAddressed = segmenter.IsInSpeech;
            _isIgnored = false;
            OpenWindow(_context.ListenFrames);
        }

        if (Interlocked.Exchange(ref _requestedWindow, 0) is > 0 and var frames) OpenWindow(frames);
    }

    private void OpenWindow(int frames)
    {
        _window = frames;
        queue.Prepare();
        SetState(ListenState.Hearing);
    }

    /// <summary>The agent doesn't hear itself.</summary>
    private bool IsDeaf()
    {
        if (speaker.IsSounding) _deafFrames = AudioFrame.Count(Echo);
        else if (_deafFrames > 0) _deafFrames--;
        return _deafFrames > 0;
    }

    private void Begin()
    {
        _isAwake = _context.IsAlways || _window > 0;
        _isAddressed = _isAwake;
        _isIgnored = false;
        if (!_isAwake) return;
        queue.Prepare();
        SetState(ListenState.Hearing);
    }

    /// <summary>The cheap stage for rooms where others talk on and on: only the beginning is recognised.</summary>
    private void CheckHead(CancellationToken cancellationToken)
    {
        if (_head is null && !_isIgnored && _early is null && segmenter.Length >= Head + TimeSpan.FromMilliseconds(options.PreRollMs))
            _head = new(recognizer, segmenter.Samples, _context.Place, cancellationToken);
        if (_head is not { Text.IsCompletedSuccessfully: true } head || _isIgnored || _isCalled) return;
        _isCalled = _wake.TryStrip(head.Text.Result.Text, out _);
        _isIgnored = !_isCalled;
        if (_isCalled)
        {
            queue.Prepare();
            return;
        }

        _early?.Dispose();
        _early = null;
    }

    private void End(CancellationToken cancellationToken)
    {
        if (_isIgnored)
        {
            observer.OnIgnored(segmenter.Length);
            Forget();
            return;
        }

        var silence = segmenter.Silence;
        var samples = segmenter.Samples;
        // The recogniser needs a little silence to know that it is the end, not all of it.
        var spare = (int)((silence - SegmentSettings.Pause) / AudioFrame.Duration) * AudioFrame.Length;
        var kept = samples.AsMemory(0, samples.Length - Math.Clamp(spare, 0, samples.Length));
        var running = _early ?? new RunningRecognition(recognizer, kept, _context.Place, cancellationToken);
        _early = null;
        if (_isAwake)
        {
            _window = 0;
            SetState(ListenState.Recognising);
        }

        var heard = new SpokenSegment(AudioFrame.Time(samples.Length) - silence, silence, _isAwake, time.GetTimestamp());
        // First: the answer may be there at once.
        Forget();
        _answers = AnswerAsync(_answers, running, heard, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => Forget();

    private void Forget()
    {
        _early?.Dispose();
        _head?.Dispose();
        _early = _head = null;
        _isAwake = _isAddressed = _isIgnored = _isCalled = false;
    }

    private void SetState(ListenState state)
    {
        lock (_gate)
        {
            if (_state == state) return;
            _state = state;
            observer.OnState(state);
        }
    }
}
