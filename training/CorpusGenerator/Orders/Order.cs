using System.Text.Json.Nodes;

namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>What is wanted, without of what.</summary>
internal sealed record Order(OrderKind Kind)
{
    /// <summary>The percentage to set; beyond 100 where the speaker asks for too much.</summary>
    public int? Percent { get; init; }

    /// <summary>A percentage that only lights know ("as low as possible").</summary>
    public bool PercentIsForLights { get; init; }

    /// <summary>A word for a speed that may also be the name of a mode ("low").</summary>
    public string? SpeedWord { get; init; }

    /// <summary>A step that was said in percent.</summary>
    public int? StepPercent { get; init; }

    /// <summary>The step of a light where none was said in percent: 10, 20 or 40.</summary>
    public int Step { get; init; } = 20;

    /// <summary>The colour's CSS name; empty for a colour that has none.</summary>
    public string? Color { get; init; }

    /// <summary>Red, green, blue; beyond 255 where the speaker asks for too much.</summary>
    public int[]? Rgb { get; init; }

    /// <summary>The temperature of a white.</summary>
    public int? Kelvin { get; init; }

    /// <summary>forward or reverse.</summary>
    public string? Direction { get; init; }

    /// <summary>The mode as it is said.</summary>
    public string? Mode { get; init; }

    /// <summary>The domains of which at least one ability could do this.</summary>
    public Domains Domains => Kind switch
    {
        OrderKind.On or OrderKind.Off or OrderKind.Toggle or OrderKind.Unsupported or OrderKind.Chatter or OrderKind.Other => Domains.All,
        OrderKind.Set or OrderKind.OnAt or OrderKind.Up or OrderKind.Down when PercentIsForLights => Domains.Light,
        OrderKind.Set or OrderKind.OnAt or OrderKind.Up or OrderKind.Down when SpeedWord is not null => Domains.Fan,
        OrderKind.Set or OrderKind.OnAt or OrderKind.Up or OrderKind.Down => Domains.Light | Domains.Fan,
        OrderKind.Speed or OrderKind.OnAtSpeed or OrderKind.Faster or OrderKind.Slower or OrderKind.Oscillate or OrderKind.StopOscillating
            or OrderKind.Direction or OrderKind.Reverse or OrderKind.Preset or OrderKind.PresetBare => Domains.Fan,
        _ => Domains.Light,
    };

    /// <summary>Whether the value lies outside of what anything can do.</summary>
    public bool IsOutOfRange => Percent is < 0 or > 100 || StepPercent is < 1 or > 100 || Color is ""
        || (Rgb is not null && Rgb.Any(value => value is < 0 or > 255));

    /// <summary>The service without its domain and the parameters, for a device of a domain; null where it has no such thing.</summary>
    /// <param name="domain">A single domain.</param>
    /// <param name="speaksOfPreset">The device has no speed but a mode called as the speed was.</param>
    /// <param name="presetSpelling">The device's own spelling of the mode; null where it has none of that name.</param>
    public (string Name, JsonObject Data)? For(Domains domain, bool speaksOfPreset, string? presetSpelling) => Kind switch
    {
        OrderKind.On => ("turn_on", []),
        OrderKind.Off => ("turn_off", []),
        OrderKind.Toggle => ("toggle", []),
        _ when domain == Domains.Light => ForLight(),
        _ when domain == Domains.Fan => ForFan(speaksOfPreset, presetSpelling),
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

    private (string Name, JsonObject Data)? ForFan(bool speaksOfPreset, string? presetSpelling)
    {
        if (PercentIsForLights) return null;
        if (speaksOfPreset) return ("set_preset_mode", new JsonObject { ["preset_mode"] = presetSpelling });
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
            OrderKind.Preset or OrderKind.PresetBare when presetSpelling is not null =>
                ("set_preset_mode", new JsonObject { ["preset_mode"] = presetSpelling }),
            _ => null,
        };
    }

    private JsonObject FanStep() => StepPercent is { } step ? new JsonObject { ["percentage_step"] = step } : [];
}
