using System.Text;
using HomeLLM.HomeAgent.Configuration;
using HomeLLM.HomeAgent.Terminal;
using HomeLLM.HomeAgent.Voice.Processes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HomeLLM.HomeAgent.Voice.Listening;

/// <summary>A button at a GPIO pin that pulls it to ground, watched by libgpiod's <c>gpiomon</c>, which writes a line for each press.</summary>
internal sealed class GpioButton(
    IOptions<SpeechOptions> options, ListenButton button, IProcessLauncher processes, TimeProvider time, ILogger<GpioButton> logger) : BackgroundService
{
    private const string Program = "gpiomon";
    private const int MaxLine = 200;

    private static readonly TimeSpan Bounce = TimeSpan.FromMilliseconds(200), Pause = TimeSpan.FromSeconds(10);

    /// <summary>What gpiomon is told; version 2 of libgpiod and version 1 name it differently.</summary>
    internal static IReadOnlyList<string>[] Arguments(string chip, int line)
    {
        var number = line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return [["--edges", "falling", "--bias", "pull-up", "--chip", chip, number], ["--falling-edge", "--bias=pull-up", "--line-buffered", chip, number]];
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var forms = Arguments(options.Value.GpioChip, options.Value.GpioLine);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var reason = await WatchAsync(forms[attempt % forms.Length], stoppingToken).ConfigureAwait(false);
                // Both forms have failed.
                if (attempt % forms.Length == forms.Length - 1) logger.ButtonUnavailable(options.Value.GpioChip, options.Value.GpioLine, reason);
                else continue;
            }
            catch (ProgramMissingException exception)
            {
                logger.ButtonUnavailable(options.Value.GpioChip, options.Value.GpioLine, exception.Message);
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task<string> WatchAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var child = processes.Start(Program, arguments);
        await using (child.ConfigureAwait(false))
        {
            var lines = new BoundedLineReader(new StreamReader(child.Output, Encoding.UTF8), MaxLine);
            long? last = null;
            while (await lines.ReadAsync(cancellationToken).ConfigureAwait(false) is not null)
            {
                var now = time.GetTimestamp();
                if (last is null || time.GetElapsedTime(last.Value, now) >= Bounce) button.Press();
                last = now;
            }

            var (status, errors) = await child.WaitAsync(cancellationToken).ConfigureAwait(false);
            return $"{Program} ended with status {status}. {errors}";
        }
    }
}
