using System.Collections.Frozen;
using System.Globalization;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Language;

/// <summary>How Home Assistant's words for states, modes and units are said, and numbers.</summary>
internal sealed class Terms
{
    private const string UnitSection = "units", NumberSection = "numbers", PredicateSection = "predicates";

    private static readonly string[] UnitNames = [Units.Percent, Units.Celsius, "°F", Units.Kelvin, Units.Watts, "kW", "Wh", Units.KilowattHours, Units.Lux, "V", "A"];

    private static readonly string[] SensorStates =
    [
        "motion", "no_motion", "presence", "no_presence", "leak", "no_leak", "smoke", "no_smoke", "gas", "no_gas", "carbon_monoxide",
        "no_carbon_monoxide", "sound", "no_sound", "light", "no_light", "heat", "no_heat", "cold", "no_cold", "good_battery", "connected",
        "disconnected", "problem", "no_problem",
    ];

    private readonly FrozenDictionary<string, string> _terms, _hvacModes;
    private readonly FrozenDictionary<string, Sentence> _units;
    private readonly Sentence _otherUnit;

    public Terms(PhraseBook book)
    {
        _terms = book.Section("terms");
        _hvacModes = book.Section("hvac_modes");
        _units = UnitNames.ToFrozenDictionary(unit => unit, unit => book.Counted(UnitSection, unit, "number"));
        _otherUnit = book.Sentence(NumberSection, "other_unit", "number", "unit");
        Numbers = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        if (book.Text(NumberSection, "decimal_point") is { Length: > 0 } point) Numbers.NumberDecimalSeparator = point;
        Predicates = QueryCatalogue.States.Concat(SensorStates)
            .ToFrozenDictionary(state => state, state => book.Forms(3, PredicateSection, state));
    }

    /// <summary>
    /// What is said of devices by their state, one of <c>QueryCatalogue.States</c> or what a sensor tells: of one, of several, and of several that
    /// are not in it.
    /// </summary>
    public FrozenDictionary<string, Sentence> Predicates { get; }

    /// <summary>How numbers are written.</summary>
    public NumberFormatInfo Numbers { get; }

    /// <summary>A state, mode, colour, direction or quantity as one says it.</summary>
    public string Say(string term) => _terms.GetValueOrDefault(term) ?? term.Replace('_', ' ');

    /// <summary>A mode of heating and cooling to which something is set.</summary>
    public string SayHvacMode(string mode) => _hvacModes.GetValueOrDefault(mode) ?? Say(mode);

    /// <summary>A number with its unit.</summary>
    /// <param name="number">The number as it is said, or several.</param>
    /// <param name="unit">Home Assistant's unit; empty for none.</param>
    public string Measure(string number, string unit)
    {
        if (unit.Length == 0) return number;
        return _units.TryGetValue(unit, out var sentence) ? sentence.SayOf(number == "1", number) : _otherUnit.Say(number, unit);
    }
}
