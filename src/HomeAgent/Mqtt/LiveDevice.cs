using System.Text.Json;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>
/// Makes sense of the messages of one device, whose state and attributes may come one by one and, after a start, in any order: a light that
/// is off has no brightness, whatever is still retained; once it is on, it has the one it was heard with. Not thread-safe.
/// </summary>
internal sealed class LiveDevice(string domain)
{
    private readonly Dictionary<string, JsonElement> _lightValues = new(StringComparer.Ordinal);
    private string? _state;

    /// <summary>Takes a message in.</summary>
    /// <returns>What the registry shall be told.</returns>
    public StateReading Take(StateReading reading)
    {
        if (domain != "light") return reading;
        var told = new Dictionary<string, JsonElement>(reading.Attributes, StringComparer.Ordinal);
        // What was heard while it was on before says nothing of how it is on now.
        if (_state == "off" && reading.State == "on") _lightValues.Clear();
        var wasUnknown = _state is null;
        _state = reading.State ?? _state;
        foreach (var name in StateAttributes.OfLightThatIsOn)
        {
            if (reading.Attributes.TryGetValue(name, out var value)) _lightValues[name] = value;
            if (_state == "off") told[name] = StateAttributes.None;
            else if (wasUnknown && _lightValues.TryGetValue(name, out var heard)) told[name] = heard;
        }

        return reading with { Attributes = told };
    }
}
