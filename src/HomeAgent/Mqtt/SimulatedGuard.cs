using System.Text.Json.Nodes;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>A lock or an alarm.</summary>
internal sealed class SimulatedGuard(SimulatedDevice device) : ISimulatedKind
{
    /// <inheritdoc/>
    public void Obey(string service, JsonObject data) => device.State = service switch
    {
        "lock" => "locked",
        "unlock" => "unlocked",
        "open" => "open",
        "alarm_arm_away" => "armed_away",
        "alarm_arm_home" => "armed_home",
        "alarm_arm_night" => "armed_night",
        "alarm_disarm" => "disarmed",
        _ => device.State,
    };
}
