using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>A media player.</summary>
internal sealed class SimulatedPlayer(SimulatedDevice device) : ISimulatedKind
{
    private const double VolumeStep = 0.1, UsualVolume = 0.5;

    /// <inheritdoc/>
    public void Obey(string service, JsonObject data)
    {
        if (device.TryTurn(service)) return;
        switch (service)
        {
            case "media_play": device.State = "playing"; break;
            case "media_pause": device.State = "paused"; break;
            case "media_stop": device.State = "idle"; break;
            case "volume_set": device.Take(data, "volume_level"); break;
            case "volume_up": SetVolume(VolumeStep); break;
            case "volume_down": SetVolume(-VolumeStep); break;
            case "volume_mute": device.Take(data, "is_volume_muted"); break;
            case "select_source": device.Take(data, "source"); break;
        }
    }

    private void SetVolume(double step) =>
        device.Attributes["volume_level"] = Math.Round(Math.Clamp((device.Number("volume_level") ?? UsualVolume) + step, 0, 1), 2);
}
