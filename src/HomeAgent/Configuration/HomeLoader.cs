using HomeLLM.DeviceRegistry;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>
/// Brings the home of the configuration file into the registry, at the start and after every change. A broken edit is reported with all
/// its errors, and the last good home stays in force.
/// </summary>
internal sealed class HomeLoader(HomeRegistry registry, AgentConfiguration configuration, ILogger<HomeLoader> logger)
{
    private readonly Lock _gate = new();
    private byte[] _lastRead = [];

    /// <summary>Reads the file and puts its home in force.</summary>
    /// <returns>What was read; null where the file is as it was, or can't be read just now (as in the middle of being saved).</returns>
    public HomeReading? Load()
    {
        lock (_gate)
        {
            var path = configuration.FilePath;
            HomeReading reading;
            try
            {
                var content = File.ReadAllBytes(path);
                if (content.AsSpan().SequenceEqual(_lastRead)) return null;
                reading = HomeFile.Read(path);
                _lastRead = content;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                logger.HomeUnreadable(path, exception.Message);
                return null;
            }

            if (reading.IsGood) Apply(reading.Home);
            else logger.HomeBroken(path, string.Join(Environment.NewLine, reading.Errors));
            return reading;
        }
    }

    private void Apply(HomeSnapshot home)
    {
        var before = registry.Current;
        var after = registry.Replace(home);
        if (after.StructureVersion == before.StructureVersion) return;
        var added = after.Devices.Count(device => before.FindDevice(device.Id) is null);
        var removed = before.Devices.Count(device => after.FindDevice(device.Id) is null);
        logger.HomeLoaded(after.Devices.Length, after.Areas.Length, added, removed);
    }
}
