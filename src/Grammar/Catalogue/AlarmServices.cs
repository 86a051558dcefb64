using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>The services of alarms.</summary>
internal static class AlarmServices
{
    /// <summary>None takes a parameter; a panel that wants a code refuses.</summary>
    public static IEnumerable<ServiceDefinition> All =>
    [
        new("alarm_control_panel", "alarm_arm_away", Capability.ArmAway, []) { TakesPlaces = false },
        new("alarm_control_panel", "alarm_arm_home", Capability.ArmHome, []) { TakesPlaces = false },
        new("alarm_control_panel", "alarm_arm_night", Capability.ArmNight, []) { TakesPlaces = false },
        new("alarm_control_panel", "alarm_disarm", Capability.None, []) { TakesPlaces = false },
    ];
}
