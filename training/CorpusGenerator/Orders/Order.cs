using System.Collections.Immutable;

namespace HomeLLM.CorpusGenerator.Orders;

/// <summary>What is wanted, without of what.</summary>
internal sealed partial record Order(OrderKind Kind)
{
    /// <summary>The percentage to set (brightness, speed, position, volume, humidity); beyond 100 where the speaker asks for too much.</summary>
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

    /// <summary>The temperature to set, or by how much it is to change, in the home's degrees.</summary>
    public decimal? Degrees { get; init; }

    /// <summary>heat, cool, auto, …, as Home Assistant spells it.</summary>
    public string? HvacMode { get; init; }

    /// <summary>The source as it is said.</summary>
    public string? Source { get; init; }

    /// <summary>What goes on a list.</summary>
    public string? Item { get; init; }

    /// <summary>What goes on the list besides.</summary>
    public ImmutableArray<string> MoreItems { get; init; } = [];

    /// <summary>The state that is asked for: on, open, locked, …; null where one asks how it is.</summary>
    public string? Is { get; init; }

    /// <summary>The quantity that is asked for.</summary>
    public string? Quantity { get; init; }

    /// <summary>Whether the value lies outside of what anything can do.</summary>
    public bool IsOutOfRange => Percent is < 0 or > 100 || StepPercent is < 1 or > 100 || Color is ""
        || (Rgb is not null && Rgb.Any(value => value is < 0 or > 255));

    /// <summary>The name that the device must have among its modes or sources; null where the order names none.</summary>
    public string? OwnName => Kind switch
    {
        OrderKind.Preset or OrderKind.PresetBare => Mode,
        OrderKind.Source => Source,
        _ => SpeedWord,
    };
}
