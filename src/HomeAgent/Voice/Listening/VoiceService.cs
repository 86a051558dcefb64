using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Voice.Activity;
using HomeLLM.HomeAgent.Voice.Audio;
using HomeLLM.HomeAgent.Voice.Processes;
using HomeLLM.HomeAgent.Voice.Speaking;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>Listens while the agent runs.</summary>
internal sealed class VoiceService(
    IOptions<SpeechOptions> options,
    SharedSpeech speech,
    ListenButton button,
    UtteranceQueue queue,
    ISpeaker speaker,
    IVoiceObserver observer,
    IProcessLauncher processes,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<VoiceService> logger,
    ListenPlan? plan = null) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Loading takes its time; the rest of the agent starts meanwhile.
        var recognizer = await Task.Run(() => speech.Recognizer, stoppingToken).ConfigureAwait(false);
        var loaded = speech.Loaded;
        if (recognizer is not null && loaded.Detector is { } detector)
        {
            var source = plan?.Source ?? new MicrophoneSource(options.Value.Recorder, options.Value.Device, processes, time, logger);
            logger.Listening(source.Name, recognizer.Model.Name, loaded.Engine?.ToString() ?? "");
            using var segmenter = new SpeechSegmenter(detector, ListenContext.Segments(options.Value));
            using var listener = new VoiceListener(options.Value, segmenter, recognizer, button, queue, speaker, observer, time, logger);
            await ListenAsync(listener, source, stoppingToken).ConfigureAwait(false);
        }
        else
        {
            Fail(loaded.Problem!);
        }

        if (plan is not null) lifetime.StopApplication();
    }

    private async Task ListenAsync(VoiceListener listener, IAudioSource source, CancellationToken stoppingToken)
    {
        try
        {
            await listener.RunAsync(source, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception exception) when (exception is AudioFormatException or IOException or UnauthorizedAccessException)
        {
            if (plan is not null) plan.Problem = $"{source.Name}: {exception.Message}";
            else logger.SourceFailed(source.Name, exception.Message);
        }
    }

    private void Fail(string problem)
    {
        if (plan is not null) plan.Problem = problem;
        else logger.SpeechUnavailable(problem);
    }
}
