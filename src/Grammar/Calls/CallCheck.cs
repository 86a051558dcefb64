using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;

namespace HomeLLM.Grammar;

/// <summary>Whether a device can be given the parameters of a call: written by hand, knowing neither the grammar nor the schema.</summary>
internal static class CallCheck
{
    /// <summary>The first thing that is wrong; null where the device can do it.</summary>
    /// <param name="service">The service.</param>
    /// <param name="data">The parameters.</param>
    /// <param name="device">The device.</param>
    /// <param name="form">Whether they are a model's (<see cref="ParameterForm.Line"/>) or Home Assistant's (<see cref="ParameterForm.Call"/>).</param>
    public static CallError? FindError(ServiceDefinition service, JsonObject data, Device device, ParameterForm form)
    {
        if (!service.IsSupportedBy(device)) return new("$.service", $"a service that {device.Id} supports", service.FullName);
        foreach (var (name, value) in data)
        {
            if (service.FindParameter(name) is not { } parameter || (parameter.Form & form) == 0 || !parameter.IsSupportedBy(device))
            {
                return new($"$.{name}", $"only parameters that {service.FullName} of {device.Id} takes", name);
            }

            if (ExpectedInstead(parameter, value, device) is { } expected) return new($"$.{name}", expected, Describe(value));
            foreach (var other in service.Parameters)
            {
                if (other != parameter && IsOfOneGroup(other, parameter) && data.ContainsKey(other.Name))
                {
                    return new($"$.{name}", $"not both {parameter.Name} and {other.Name}", "both");
                }
            }
        }

        foreach (var parameter in service.Parameters)
        {
            if (parameter.IsRequired && !service.Parameters.Any(other =>
                (other == parameter || IsOfOneGroup(other, parameter)) && data.ContainsKey(other.Name)))
            {
                return new($"$.{parameter.Name}", "a value", "nothing");
            }
        }

        return null;
    }

    private static bool IsOfOneGroup(ParameterDefinition one, ParameterDefinition other) =>
        one.ExclusiveGroup is not null && one.ExclusiveGroup == other.ExclusiveGroup;

    private static string? ExpectedInstead(ParameterDefinition parameter, JsonNode? value, Device device)
    {
        var can = device.Capabilities;
        return parameter.Kind switch
        {
            ParameterKind.Number => ExpectedInteger(value, parameter.Minimum, parameter.Maximum),
            ParameterKind.Kelvin => ExpectedInteger(value, can.MinKelvin, can.MaxKelvin),
            ParameterKind.Humidity => ExpectedInteger(value, can.MinHumidity, can.MaxHumidity),
            ParameterKind.Decimal => ExpectedDecimal(value, parameter.Minimum, parameter.Maximum, 1),
            ParameterKind.Temperature => ExpectedDecimal(value, can.MinTemperature, can.MaxTemperature, 1),
            ParameterKind.Fraction => ExpectedDecimal(value, 0, 1, 2),
            ParameterKind.Choice => Text(value) is { } text && parameter.Choices.Contains(text) ? null : $"a {parameter.Name}",
            ParameterKind.OwnChoice => Text(value) is { } name && parameter.OwnChoices(can).Contains(name) ? null : $"a {parameter.Name} of {device.Id}",
            ParameterKind.SpokenText => Text(value) is { Length: > 0 } ? null : "a text",
            ParameterKind.Boolean => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : "true or false",
            ParameterKind.Rgb => value is JsonArray { Count: 3 } array && array.All(item => ExpectedInteger(item, 0, 255) is null)
                ? null
                : "three integers from 0 to 255",
            _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter.Kind, "an unknown kind of parameter"),
        };
    }

    private static string? ExpectedInteger(JsonNode? value, int minimum, int maximum) =>
        value is JsonValue number && number.GetValueKind() == JsonValueKind.Number && IsInteger(number, out var integer)
            && integer >= minimum && integer <= maximum
            ? null
            : $"an integer from {minimum} to {maximum}";

    // "50.0" and "5e1" are refused as the schema refuses them: Home Assistant would take them, but nothing here writes them.
    private static bool IsInteger(JsonValue number, out long integer) =>
        long.TryParse(number.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out integer);

    private static string? ExpectedDecimal(JsonNode? value, decimal minimum, decimal maximum, int digits) =>
        CallNumbers.TryRead(value, out var number) && number >= minimum && number <= maximum && decimal.Round(number, digits) == number
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum} with {digits} digits after the dot at most");

    private static string? Text(JsonNode? value) =>
        value is JsonValue content && content.GetValueKind() == JsonValueKind.String ? content.GetValue<string>() : null;

    private static string Describe(JsonNode? value) => value?.ToJsonString() ?? "null";
}
