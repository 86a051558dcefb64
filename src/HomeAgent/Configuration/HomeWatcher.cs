using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>Loads the home at the start and again when the configuration file was saved.</summary>
internal sealed class HomeWatcher(HomeLoader loader, AgentConfiguration configuration, TimeProvider time, ILogger<HomeWatcher> logger)
    : IHostedService, IDisposable
{
    /// <summary>Editors write in several steps; the file is read once they have been quiet for so long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private PhysicalFileProvider? _files;
    private IDisposable? _registration;
    private ITimer? _timer;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        loader.Load();
        _timer = time.CreateTimer(_ => loader.Load(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var folder = Path.GetDirectoryName(configuration.FilePath)!;
        if (!Directory.Exists(folder)) return Task.CompletedTask;
        _files = new PhysicalFileProvider(folder);
        try
        {
            Watch(_files);
        }
        catch (IOException exception)
        {
            // Out of inotify instances, as happens on small machines: look from time to time instead.
            logger.WatchingByPolling(exception.Message);
            _files.Dispose();
            _files = new PhysicalFileProvider(folder) { UsePollingFileWatcher = true, UseActivePolling = true };
            Watch(_files);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration?.Dispose();
        _timer?.Dispose();
        _files?.Dispose();
    }

    private void Watch(PhysicalFileProvider files) =>
        _registration = ChangeToken.OnChange(
            () => files.Watch(Path.GetFileName(configuration.FilePath)), () => _timer?.Change(Quiet, Timeout.InfiniteTimeSpan));
}
