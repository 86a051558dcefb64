using System.Collections.Immutable;

namespace HomeLLM.CorpusGenerator.Homes;

/// <summary>The kinds of things that homes have, as often as real homes have them.</summary>
internal static class DeviceKinds
{
    private static readonly string[] Outside = ["Garden", "Yard", "Patio", "Terrace", "Deck", "Balcony", "Lawn", "Pool", "Orchard", "Greenhouse", "Pergola"];

    private static readonly string[] Entrances =
        ["Hall", "Entr", "Foyer", "Lobby", "Porch", "Mudroom", "Vestibule", "Garage", "Front", "Back", "Patio", "Garden", "Gate", "Shed", "Cellar"];

    /// <summary>All kinds.</summary>
    public static ImmutableArray<DeviceKind> All { get; } =
    [
        new("light", "light", null, 34, Naming.Placed),
        new("fan", "fan", null, 7, Naming.Placed),
        new("switch", "switch", null, 11, Naming.Switch),
        new("helper", "input_boolean", null, 1.6, Naming.Listed) { Homeless = 0.93 },
        new("blind", "cover", "blind", 4, Naming.Window),
        new("shade", "cover", "shade", 1.4, Naming.Window),
        new("curtain", "cover", "curtain", 2, Naming.Window),
        new("shutter", "cover", "shutter", 1.8, Naming.Window),
        new("awning", "cover", "awning", 0.6, Naming.Window) { AtMost = 3, Places = Outside },
        new("garage", "cover", "garage", 1.1, Naming.Entrance) { AtMost = 3, Places = ["Garage", "Carport", "Driveway", "Workshop"] },
        new("gate", "cover", "gate", 0.8, Naming.Entrance) { AtMost = 3, Places = ["Driveway", "Garden", "Yard", "Entr", "Gate"] },
        new("cover_door", "cover", "door", 0.3, Naming.Entrance) { AtMost = 3 },
        new("cover_window", "cover", "window", 0.7, Naming.Window),
        new("valve", "valve", null, 1.2, Naming.Appliance) { Places = [.. Outside, "Utility", "Bath", "Boiler", "Kitchen"] },
        new("lock", "lock", null, 3, Naming.Door) { Places = Entrances },
        new("climate", "climate", null, 6, Naming.Appliance),
        new("tv", "media_player", "tv", 2.6, Naming.Appliance),
        new("speaker", "media_player", "speaker", 3.4, Naming.Appliance),
        new("receiver", "media_player", "receiver", 0.5, Naming.Appliance) { AtMost = 3 },
        new("player", "media_player", null, 0.8, Naming.Appliance),
        new("vacuum", "vacuum", null, 1.5, Naming.Robot) { AtMost = 3, Homeless = 0.4 },
        new("scene", "scene", null, 3, Naming.Listed) { Homeless = 0.75 },
        new("script", "script", null, 1.8, Naming.Listed) { Homeless = 0.95 },
        new("button", "button", null, 1, Naming.Listed) { Homeless = 0.6 },
        new("input_button", "input_button", null, 0.6, Naming.Listed) { Homeless = 0.9 },
        new("humidifier", "humidifier", "humidifier", 0.9, Naming.Appliance) { AtMost = 5 },
        new("dehumidifier", "humidifier", "dehumidifier", 0.4, Naming.Appliance) { AtMost = 3 },
        new("todo", "todo", null, 1.2, Naming.Listed) { AtMost = 5, Homeless = 0.97 },
        new("alarm", "alarm_control_panel", null, 0.8, Naming.Listed) { AtMost = 2, Homeless = 0.8 },
        new("sensor_temperature", "sensor", "temperature", 2.6, Naming.Sensor) { Homeless = 0.1 },
        new("sensor_humidity", "sensor", "humidity", 1.3, Naming.Sensor) { Homeless = 0.1 },
        new("sensor_battery", "sensor", "battery", 1.2, Naming.Sensor) { Homeless = 0.3 },
        new("sensor_power", "sensor", "power", 1.2, Naming.Sensor) { Homeless = 0.2 },
        new("sensor_energy", "sensor", "energy", 0.5, Naming.Sensor) { Homeless = 0.5 },
        new("sensor_illuminance", "sensor", "illuminance", 0.6, Naming.Sensor) { Homeless = 0.1 },
        new("sensor_air", "sensor", "aqi", 0.5, Naming.Sensor) { Homeless = 0.15 },
        new("sensor_soil", "sensor", "moisture", 0.3, Naming.Sensor) { Places = Outside },
        new("sensor_tank", "sensor", "volume_storage", 0.35, Naming.Sensor) { Homeless = 0.4 },
        new("sensor_meter", "sensor", "water", 0.3, Naming.Sensor) { Homeless = 0.5 },
        new("sensor_rain", "sensor", "precipitation", 0.2, Naming.Sensor) { AtMost = 3, Homeless = 0.4, Places = Outside },
        new("sensor_wind", "sensor", "wind_speed", 0.2, Naming.Sensor) { AtMost = 3, Homeless = 0.4, Places = Outside },
        new("sensor_weight", "sensor", "weight", 0.2, Naming.Sensor) { AtMost = 4, Homeless = 0.2 },
        new("sensor_signal", "sensor", "signal_strength", 0.2, Naming.Sensor) { Homeless = 0.3 },
        new("sensor_other", "sensor", "pressure", 0.25, Naming.Sensor) { Homeless = 0.4 },
        new("binary_door", "binary_sensor", "door", 1.6, Naming.Door) { Places = Entrances },
        new("binary_window", "binary_sensor", "window", 1.8, Naming.Window),
        new("binary_garage_door", "binary_sensor", "garage_door", 0.2, Naming.Sensor) { AtMost = 2, Places = ["Garage"] },
        new("binary_motion", "binary_sensor", "motion", 1.4, Naming.Sensor),
        new("binary_occupancy", "binary_sensor", "occupancy", 0.6, Naming.Sensor),
        new("binary_leak", "binary_sensor", "moisture", 0.6, Naming.Sensor) { Places = ["Bath", "Kitchen", "Laundry", "Utility", "Basement", "Boiler"] },
        new("binary_smoke", "binary_sensor", "smoke", 0.7, Naming.Sensor),
        new("binary_gas", "binary_sensor", "gas", 0.2, Naming.Sensor),
        new("binary_battery", "binary_sensor", "battery", 0.2, Naming.Sensor),
        new("binary_vibration", "binary_sensor", "vibration", 0.15, Naming.Sensor),
        new("binary_connectivity", "binary_sensor", "connectivity", 0.2, Naming.Sensor),
        new("person", "person", null, 0.6, Naming.Person) { AtMost = 6, Homeless = 1 },
        new("weather", "weather", null, 0.3, Naming.Other) { AtMost = 1, Homeless = 1 },
        new("other", "", null, 1.2, Naming.Other) { Homeless = 0.3 },
    ];

    /// <summary>The kinds that many homes have one of, whatever else they have.</summary>
    public static ImmutableArray<DeviceKind> Singles { get; } =
        [.. All.Where(kind => !kind.IsSensor && kind.Domain is not ("" or "light" or "switch" or "fan" or "weather"))];

    /// <summary>The kind of that name.</summary>
    public static DeviceKind Find(string name) => All.First(kind => kind.Name == name);
}
