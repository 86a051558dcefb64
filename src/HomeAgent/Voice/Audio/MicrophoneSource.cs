using System.Runtime.CompilerServices;
using HomeLLM.HomeAgent.Voice.Processes;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Voice.Audio;

/// <summary>
/// An ALSA microphone through <c>arecord</c>. When that ends (the microphone was unplugged, the sound server restarted) it is started again, after
/// pauses that grow.
/// </summary>
/// <param name="recorder">The program, usually <c>arecord</c>.</param>
/// <param name="device">ALSA's name of the device, such as <c>default</c> or <c>plughw:1,0</c>.</param>
/// <param name="processes">Starts it.</param>
/// <param name="time">Measures the pauses.</param>
/// <param name="logger">Hears of losses.</param>
internal sealed class MicrophoneSource(string recorder, string device, IProcessLauncher processes, TimeProvider time, ILogger logger) : IAudioSource
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public string Name => $"microphone {device}";

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <summary>What <c>arecord</c> is told: the rate that is needed, raw, without its own chatter. Devices that can't are helped by <c>plug</c>.</summary>
    public static IReadOnlyList<string> Arguments(string device) => ["-q", "-D", device, "-t", "raw", "-f", "S16_LE", "-r", "16000", "-c", "1"];

    /// <inheritdoc/>
    public async IAsyncEnumerable<float[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (true)
        {
            var hasHeard = false;
            await using var child = Start();
            if (child is not null)
            {
                var frames = PcmReader.ReadAsync(child.Output, PcmFormat.Recognition, length: null, cancellationToken).GetAsyncEnumerator(cancellationToken);
                await using (frames.ConfigureAwait(false))
                {
                    while (await TryMoveAsync(frames).ConfigureAwait(false))
                    {
                        // It works again.
                        pause = FirstPause;
                        hasHeard = true;
                        yield return frames.Current;
                    }
                }

                await ReportAsync(child, pause, cancellationToken).ConfigureAwait(false);
            }

            if (hasHeard) yield return [];

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private IChildProcess? Start()
    {
        try
        {
            return processes.Start(recorder, Arguments(device));
        }
        catch (ProgramMissingException exception)
        {
            logger.MicrophoneMissing(exception.Message);
            return null;
        }
    }

    private static async ValueTask<bool> TryMoveAsync(IAsyncEnumerator<float[]> frames)
    {
        try
        {
            return await frames.MoveNextAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The pipe broke: as good as its end.
            return false;
        }
    }

    private async Task ReportAsync(IChildProcess child, TimeSpan pause, CancellationToken cancellationToken)
    {
        var (status, errors) = await child.WaitAsync(cancellationToken).ConfigureAwait(false);
        logger.MicrophoneLost(device, status, errors, pause);
    }
}
