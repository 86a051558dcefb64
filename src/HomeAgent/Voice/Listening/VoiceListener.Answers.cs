using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Voice.Speaking;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>From the end of an utterance to the end of the reply.</summary>
internal sealed partial class VoiceListener
{
    /// <summary>Who speaks at one microphone speaks to the same agent: "make it brighter", "yes".</summary>
    internal const string Conversation = "voice";

    private async Task AnswerAsync(Task previous, RunningRecognition running, SpokenSegment segment, CancellationToken cancellationToken)
    {
        await previous.ConfigureAwait(false);
        try
        {
            using (running)
            {
                var recognized = await running.Text.ConfigureAwait(false);
                if (FindCommand(recognized.Text, segment) is { } text) await AnswerAsync(text, recognized, segment, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The agent stops.
        }
        catch (Exception exception)
        {
            // One utterance must not make the agent deaf.
            logger.RecognitionFailed(exception);
            speaker.Play(Earcon.NotUnderstood);
        }

        // Unless somebody speaks again or was asked to.
        if (!_isAddressed && Volatile.Read(ref _requestedWindow) == 0 && Volatile.Read(ref _window) == 0) SetState(ListenState.Idle);
    }

    /// <summary>The words that are meant for the agent; null where there are none.</summary>
    private string? FindCommand(string text, SpokenSegment segment)
    {
        var isCalled = _wake.TryStrip(text, out var rest);
        if (_context.NeedsWake && !segment.IsAwake && !isCalled)
        {
            observer.OnIgnored(segment.Speech);
            return null;
        }

        if (rest.Any(char.IsLetterOrDigit)) return rest;
        if (isCalled)
        {
            // Only called by its name: the order follows.
            Volatile.Write(ref _requestedWindow, _context.ListenFrames);
            speaker.Play(Earcon.Listening);
        }
        else
        {
            observer.OnIgnored(segment.Speech);
            if (segment.IsAwake) speaker.Play(Earcon.NotUnderstood);
        }

        return null;
    }

    private async Task AnswerAsync(string text, RecognizedText recognized, SpokenSegment segment, CancellationToken cancellationToken)
    {
        SetState(ListenState.Answering);
        var utterance = new Utterance(text, _context.Place.AreaId)
        {
            Conversation = Conversation,
            Heard = new(segment.Speech, segment.Silence, recognized.Elapsed, time.GetElapsedTime(segment.Ended)),
        };
        var result = await queue.SubmitAsync(utterance, observer.OnHeard(utterance)).WaitAsync(cancellationToken).ConfigureAwait(false);
        observer.OnResult(result);
        // Whoever goes on speaking to the agent isn't talked over.
        if (!_isAddressed) await speaker.SpeakAsync(result.Reply, cancellationToken).ConfigureAwait(false);
        if (result.AsksBack && _context.FollowUpFrames > 0) Volatile.Write(ref _requestedWindow, _context.FollowUpFrames);
    }
}
