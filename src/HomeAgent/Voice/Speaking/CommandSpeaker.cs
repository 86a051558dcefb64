using System.Text;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Voice.Listening;
using HomeLLM.HomeAgent.Voice.Processes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Voice.Speaking;

/// <summary>Speaks through programs. Falls silent as well when an utterance from elsewhere was answered: that is the news then.</summary>
internal sealed class CommandSpeaker(IOptions<SpeechOptions> options, IProcessLauncher processes, TimeProvider time, ILogger<CommandSpeaker> logger)
    : ISpeaker, IResultSink
{
    /// <summary>A program that hangs must not make the agent deaf for ever.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Longer replies are cut, in characters.</summary>
    private const int MaxText = 600;

    private readonly Lock _gate = new();
    private readonly SpeechCommand? _command = SpeechCommand.From(options.Value);
    private CancellationTokenSource? _current;
    private volatile bool _isMuted;

    /// <inheritdoc/>
    public bool IsSounding
    {
        get
        {
            lock (_gate) return _current is not null;
        }
    }

    /// <inheritdoc/>
    public bool IsMuted
    {
        get => _isMuted;
        set
        {
            _isMuted = value;
            if (value) Stop();
        }
    }

    /// <inheritdoc/>
    public async Task SpeakAsync(string text, CancellationToken cancellationToken)
    {
        if (_command is null || _isMuted || string.IsNullOrWhiteSpace(text)) return;
        using var limit = new CancellationTokenSource(Longest, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        lock (_gate)
        {
            _current?.Cancel();
            _current = stop;
        }

        try
        {
            await RunAsync(_command, Clean(text), stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Stopped, or too long.
        }
        catch (Exception exception) when (exception is IOException or ProgramMissingException)
        {
            logger.SpeakingFailed(exception.Message);
        }
        finally
        {
            lock (_gate)
            {
                if (_current == stop) _current = null;
            }
        }
    }

    /// <inheritdoc/>
    public void Play(Earcon earcon)
    {
        if (options.Value.Earcons && !_isMuted) _ = PlayAsync(EarconSound.Create(earcon));
    }

    /// <inheritdoc/>
    public void Stop()
    {
        lock (_gate) _current?.Cancel();
    }

    /// <inheritdoc/>
    public Task ReportAsync(UtteranceResult result, CancellationToken cancellationToken)
    {
        if (result.Utterance.Conversation != VoiceListener.Conversation) Stop();
        return Task.CompletedTask;
    }

    private static string Clean(string text)
    {
        var clean = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)).Trim();
        return clean.Length <= MaxText ? clean : clean[..MaxText];
    }

    private async Task RunAsync(SpeechCommand command, string text, CancellationToken cancellationToken)
    {
        var voice = processes.Start(command.Program, command.Arguments);
        await using (voice.ConfigureAwait(false))
        {
            await WriteAsync(voice, Encoding.UTF8.GetBytes(text + "\n"), cancellationToken).ConfigureAwait(false);
            if (command.WritesSound) await PlayAsync(voice.Output, cancellationToken).ConfigureAwait(false);
            else await voice.Output.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
            var (status, errors) = await voice.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (status != 0) logger.SpeakingFailed($"{command.Program} ended with status {status}. {errors}");
        }
    }

    private async Task PlayAsync(byte[] wav)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        try
        {
            using var sound = new MemoryStream(wav);
            await PlayAsync(sound, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ProgramMissingException or OperationCanceledException)
        {
            logger.SpeakingFailed(exception.Message);
        }
    }

    private async Task PlayAsync(Stream sound, CancellationToken cancellationToken)
    {
        var player = processes.Start(SpeechCommand.Player, SpeechCommand.PlayerArguments(options.Value));
        await using (player.ConfigureAwait(false))
        {
            await sound.CopyToAsync(player.Input, cancellationToken).ConfigureAwait(false);
            player.Input.Close();
            var (status, errors) = await player.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (status != 0) logger.SpeakingFailed($"{SpeechCommand.Player} ended with status {status}. {errors}");
        }
    }

    private static async Task WriteAsync(IChildProcess child, byte[] bytes, CancellationToken cancellationToken)
    {
        await child.Input.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await child.Input.FlushAsync(cancellationToken).ConfigureAwait(false);
        child.Input.Close();
    }
}
