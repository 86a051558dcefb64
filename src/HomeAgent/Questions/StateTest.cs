using HomeLLM.DeviceRegistry;

namespace HomeLLM.HomeAgent.Questions;

/// <summary>Tells whether a device is in a state that one asks for (<c>QueryCatalogue.States</c>).</summary>
internal static class StateTest
{
    /// <summary>A battery below this is low, in percent.</summary>
    private const double LowBattery = 20;

    /// <summary>Whether it is; null where the device doesn't tell, or has no such state at all.</summary>
    public static bool? Is(Device device, string state)
    {
        if (state is "available" or "unavailable") return (device.State.Value is null or "unavailable") == (state == "unavailable");
        if (device.IsUnknown()) return null;
        return state switch
        {
            "on" => IsOn(device),
            "off" => !IsOn(device),
            "open" => IsOpen(device),
            "closed" => !IsOpen(device),
            "locked" => IsLocked(device),
            "unlocked" => !IsLocked(device),
            "playing" => IsOf(device, "media_player") ? device.State.Value is "playing" or "buffering" : null,
            "paused" => IsOf(device, "media_player") || IsOf(device, "vacuum") ? device.State.Value is "paused" : null,
            "cleaning" or "docked" => IsOf(device, "vacuum") ? device.State.Value == state : null,
            "heating" => IsActing(device, "heating", "heat"),
            "cooling" => IsActing(device, "cooling", "cool"),
            "armed" => IsArmed(device),
            "disarmed" => !IsArmed(device),
            "detected" => OfSensor(device),
            "clear" => !OfSensor(device),
            "low" => IsLow(device),
            _ => null,
        };
    }

    private static bool? IsOn(Device device) => device.Id.Domain switch
    {
        "media_player" => device.State.Value is not ("off" or "standby"),
        "climate" => device.State.Value != "off",
        "vacuum" => device.State.Value is "cleaning" or "returning" or "paused",
        "alarm_control_panel" => IsArmed(device),
        "cover" or "valve" => IsOpen(device),
        _ => OnOff(device),
    };

    private static bool? IsOpen(Device device) => device.State.Value switch
    {
        "open" or "opening" or "closing" => true,
        "closed" or "locked" or "locking" => false,
        "unlocked" or "unlocking" when IsOf(device, "lock") => false,
        _ => OfSensor(device),
    };

    private static bool? IsLocked(Device device) => device.State.Value switch
    {
        "locked" or "locking" => true,
        "unlocked" or "unlocking" or "open" or "opening" or "jammed" => false,
        // Home Assistant's binary sensor of class lock is on where it is unlocked.
        _ => !OfSensor(device),
    };

    private static bool? IsActing(Device device, string action, string mode) =>
        !IsOf(device, "climate") ? null : device.Text("hvac_action") is { } now ? now == action : device.State.Value == mode;

    private static bool? IsArmed(Device device) => device.State.Value switch
    {
        "disarmed" => false,
        "arming" or "pending" or "triggered" => true,
        { } value when value.StartsWith("armed", StringComparison.Ordinal) => true,
        _ => null,
    };

    private static bool? IsLow(Device device)
    {
        if (device.Id.Domain == "binary_sensor") return OnOff(device);
        return Measured.Find(device, "battery") is { } level ? level.Value < LowBattery : null;
    }

    private static bool IsOf(Device device, string domain) => device.Id.Domain == domain;

    /// <summary>A lamp that is on is neither open nor unlocked.</summary>
    private static bool? OfSensor(Device device) => IsOf(device, "binary_sensor") ? OnOff(device) : null;

    private static bool? OnOff(Device device) => device.State.Value switch
    {
        "on" => true,
        "off" => false,
        _ => null,
    };
}
