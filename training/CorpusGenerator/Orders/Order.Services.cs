using System.Text.Json.Nodes;

namespace HomeLLM.CorpusGenerator.Orders;

internal sealed partial record Order
{
    /// <summary>The service without its domain and the parameters, for a device of a domain; null where it has no such thing.</summary>
    /// <param name="domain">Home Assistant's domain.</param>
    /// <param name="speaksOfPreset">The device has no speed but a mode called as the speed was.</param>
    /// <param name="spelling">The device's own spelling of the mode or source; null where it has none of that name.</param>
    public (string Name, JsonObject Data)? For(string domain, bool speaksOfPreset, string? spelling) => domain switch
    {
        "light" => PowerOf() ?? ForLight(),
        "fan" => PowerOf() ?? ForFan(speaksOfPreset, spelling),
        "switch" or "input_boolean" => PowerOf(),
        "cover" => ForCover(),
        "valve" => ForValve(),
        "lock" => ForLock(),
        "climate" => Kind is OrderKind.Toggle ? null : PowerOf() ?? ForClimate(spelling),
        "media_player" => Kind is OrderKind.Toggle ? null : PowerOf() ?? ForMedia(spelling),
        "vacuum" => ForVacuum(),
        "scene" => Kind is OrderKind.Activate or OrderKind.On ? ("turn_on", []) : null,
        "script" => Kind is OrderKind.Activate or OrderKind.On ? ("turn_on", []) : null,
        "button" or "input_button" => Kind is OrderKind.Press or OrderKind.On ? ("press", []) : null,
        "humidifier" => PowerOf() ?? ForHumidifier(spelling),
        "alarm_control_panel" => ForAlarm(),
        "todo" => Kind is OrderKind.AddItem ? ("add_item", new JsonObject { ["item"] = Item }) : null,
        _ => null,
    };

    private (string Name, JsonObject Data)? PowerOf() => Kind switch
    {
        OrderKind.On => ("turn_on", []),
        OrderKind.Off => ("turn_off", []),
        OrderKind.Toggle => ("toggle", []),
        _ => null,
    };

    private (string Name, JsonObject Data)? ForLight()
    {
        if (SpeedWord is not null) return null;
        return Kind switch
        {
            OrderKind.Set or OrderKind.OnAt or OrderKind.Brightness => ("turn_on", new JsonObject { ["brightness_pct"] = Percent }),
            OrderKind.Brightest => ("turn_on", new JsonObject { ["brightness_pct"] = 100 }),
            OrderKind.Dimmest => ("turn_on", new JsonObject { ["brightness_pct"] = 1 }),
            OrderKind.Up or OrderKind.Brighter => ("turn_on", new JsonObject { ["brightness_step_pct"] = StepPercent ?? Step }),
            OrderKind.Down or OrderKind.Dimmer => ("turn_on", new JsonObject { ["brightness_step_pct"] = -(StepPercent ?? Step) }),
            OrderKind.Color or OrderKind.ColorAt => ("turn_on", With("color_name", Color)),
            OrderKind.Rgb => ("turn_on", With("rgb_color", new JsonArray([.. Rgb!.Select(value => JsonValue.Create(value))]))),
            OrderKind.Temperature or OrderKind.TemperatureAt => ("turn_on", With("color_temp_kelvin", Kelvin)),
            OrderKind.OfferDark => ("turn_on", []),
            OrderKind.OfferBright => ("turn_on", new JsonObject { ["brightness_step_pct"] = -20 }),
            _ => null,
        };
    }

    private JsonObject With(string name, JsonNode? value)
    {
        var data = new JsonObject();
        if (Percent is { } percent) data["brightness_pct"] = percent;
        data[name] = value;
        return data;
    }

    private (string Name, JsonObject Data)? ForFan(bool speaksOfPreset, string? spelling)
    {
        if (PercentIsForLights) return null;
        if (speaksOfPreset) return ("set_preset_mode", new JsonObject { ["preset_mode"] = spelling });
        return Kind switch
        {
            OrderKind.Set or OrderKind.Speed => ("set_percentage", new JsonObject { ["percentage"] = Percent }),
            OrderKind.OnAt or OrderKind.OnAtSpeed => ("turn_on", new JsonObject { ["percentage"] = Percent }),
            OrderKind.Up or OrderKind.Faster => ("increase_speed", FanStep()),
            OrderKind.Down or OrderKind.Slower => ("decrease_speed", FanStep()),
            OrderKind.Oscillate => ("oscillate", new JsonObject { ["oscillating"] = true }),
            OrderKind.StopOscillating => ("oscillate", new JsonObject { ["oscillating"] = false }),
            OrderKind.Direction => ("set_direction", new JsonObject { ["direction"] = Direction }),
            OrderKind.Reverse => ("set_direction", new JsonObject { ["direction"] = "reverse" }),
            OrderKind.Preset or OrderKind.PresetBare when spelling is not null =>
                ("set_preset_mode", new JsonObject { ["preset_mode"] = spelling }),
            OrderKind.OfferWarm => ("turn_on", []),
            _ => null,
        };
    }

    private JsonObject FanStep() => StepPercent is { } step ? new JsonObject { ["percentage_step"] = step } : [];

    private (string Name, JsonObject Data)? ForCover() => Kind switch
    {
        OrderKind.Open => ("open_cover", []),
        OrderKind.Close => ("close_cover", []),
        OrderKind.StopMoving => ("stop_cover", []),
        OrderKind.Toggle => ("toggle", []),
        OrderKind.Position or OrderKind.PositionClosed or OrderKind.Crack => ("set_cover_position", Position()),
        _ => null,
    };

    private (string Name, JsonObject Data)? ForValve() => Kind switch
    {
        OrderKind.Open or OrderKind.On => ("open_valve", []),
        OrderKind.Close or OrderKind.Off => ("close_valve", []),
        OrderKind.StopMoving => ("stop_valve", []),
        OrderKind.Position or OrderKind.PositionClosed => ("set_valve_position", Position()),
        _ => null,
    };

    private JsonObject Position() => new()
    {
        ["position"] = Kind switch { OrderKind.Crack => 10, OrderKind.PositionClosed => 100 - Percent, _ => Percent },
    };

    private (string Name, JsonObject Data)? ForLock() => Kind switch
    {
        OrderKind.Lock => ("lock", []),
        OrderKind.Unlock => ("unlock", []),
        OrderKind.Unlatch => ("open", []),
        _ => null,
    };

    private (string Name, JsonObject Data)? ForClimate(string? spelling) => Kind switch
    {
        OrderKind.SetTemperature => ("set_temperature", new JsonObject { ["temperature"] = Number(Degrees ?? 0) }),
        OrderKind.Warmer or OrderKind.OfferCold => ("set_temperature", new JsonObject { ["temperature_step"] = Number(Degrees ?? 1) }),
        OrderKind.Cooler or OrderKind.OfferWarm => ("set_temperature", new JsonObject { ["temperature_step"] = Number(-(Degrees ?? 1)) }),
        OrderKind.Hvac => ("set_hvac_mode", new JsonObject { ["hvac_mode"] = HvacMode }),
        OrderKind.Preset or OrderKind.PresetBare when spelling is not null =>
            ("set_preset_mode", new JsonObject { ["preset_mode"] = spelling }),
        _ => null,
    };

    // 21, not 21.0: as people and the grammar spell it.
    private static JsonNode Number(decimal value) => value == Math.Truncate(value) ? JsonValue.Create((int)value) : JsonValue.Create(value);

    private (string Name, JsonObject Data)? ForMedia(string? spelling) => Kind switch
    {
        OrderKind.Play => ("media_play", []),
        OrderKind.Pause => ("media_pause", []),
        OrderKind.StopPlaying => ("media_stop", []),
        OrderKind.Next => ("media_next_track", []),
        OrderKind.Previous => ("media_previous_track", []),
        OrderKind.Mute => ("volume_mute", new JsonObject { ["is_volume_muted"] = true }),
        OrderKind.Unmute => ("volume_mute", new JsonObject { ["is_volume_muted"] = false }),
        OrderKind.Volume => ("volume_set", new JsonObject { ["volume_pct"] = Percent }),
        OrderKind.VolumeUp or OrderKind.OfferQuiet => ("volume_up", []),
        OrderKind.VolumeDown or OrderKind.OfferLoud => ("volume_down", []),
        OrderKind.VolumeMore => ("volume_set", new JsonObject { ["volume_step_pct"] = StepPercent ?? 10 }),
        OrderKind.VolumeLess => ("volume_set", new JsonObject { ["volume_step_pct"] = -(StepPercent ?? 10) }),
        OrderKind.Source when spelling is not null => ("select_source", new JsonObject { ["source"] = spelling }),
        _ => null,
    };

    private (string Name, JsonObject Data)? ForVacuum() => Kind switch
    {
        OrderKind.Clean or OrderKind.On => ("start", []),
        OrderKind.PauseCleaning => ("pause", []),
        OrderKind.StopCleaning or OrderKind.Off => ("stop", []),
        OrderKind.Dock => ("return_to_base", []),
        OrderKind.Locate => ("locate", []),
        _ => null,
    };

    private (string Name, JsonObject Data)? ForHumidifier(string? spelling) => Kind switch
    {
        OrderKind.Humidity => ("set_humidity", new JsonObject { ["humidity"] = Percent }),
        OrderKind.Preset or OrderKind.PresetBare when spelling is not null => ("set_mode", new JsonObject { ["mode"] = spelling }),
        _ => null,
    };

    private (string Name, JsonObject Data)? ForAlarm() => Kind switch
    {
        OrderKind.ArmAway or OrderKind.On => ("alarm_arm_away", []),
        OrderKind.ArmHome => ("alarm_arm_home", []),
        OrderKind.ArmNight => ("alarm_arm_night", []),
        OrderKind.Disarm or OrderKind.Off => ("alarm_disarm", []),
        _ => null,
    };
}
