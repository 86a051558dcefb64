using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>
/// Finds every value of the configuration that is broken, with its path. The binder alone would stop at the first one that can't be
/// converted, and pass over misspelt keys.
/// </summary>
internal static class OptionsCheck
{
    private static readonly (string Section, Type Type)[] Sections =
    [
        (MqttOptions.Section, typeof(MqttOptions)),
        (EnginesOptions.Section, typeof(EnginesOptions)),
        (ModelOptions.Section, typeof(ModelOptions)),
        (PromptOptions.Section, typeof(PromptOptions)),
        (SafetyOptions.Section, typeof(SafetyOptions)),
        (SpeechOptions.Section, typeof(SpeechOptions)),
        (WyomingOptions.Section, typeof(WyomingOptions)),
        (HttpOptions.Section, typeof(HttpOptions)),
    ];

    /// <summary>All errors, in the order of the sections.</summary>
    public static IEnumerable<ConfigurationError> FindErrors(IConfiguration configuration) =>
        Sections.SelectMany(section => FindErrors(configuration.GetSection(section.Section), section.Type));

    private static IEnumerable<ConfigurationError> FindErrors(IConfigurationSection section, Type type)
    {
        var options = Activator.CreateInstance(type)!;
        var properties = type.GetProperties().Where(property => property.CanWrite).ToArray();
        foreach (var child in section.GetChildren())
        {
            var property = Array.Find(properties, candidate => string.Equals(candidate.Name, child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                yield return new(child.Path, $"nothing reads this key; expected one of {string.Join(", ", properties.Select(known => known.Name))}.");
            }
            else if (TrySet(options, property, child) is { } problem)
            {
                yield return new(child.Path, problem);
            }
        }

        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        foreach (var result in results)
        {
            var member = result.MemberNames.FirstOrDefault() ?? "";
            var found = member.Length == 0 ? null : section[member];
            yield return new(
                ConfigurationPath.Combine(section.Path, member), $"{(found is { Length: > 0 } ? $"'{found}': " : "")}{result.ErrorMessage}.");
        }
    }

    /// <summary>Sets a property from the configuration; returns what is wrong where that can't be done.</summary>
    private static string? TrySet(object options, PropertyInfo property, IConfigurationSection value)
    {
        if (property.PropertyType.IsArray)
        {
            property.SetValue(options, value.GetChildren().Select(item => item.Value ?? "").ToArray());
            return value.Value is { Length: > 0 } ? $"'{value.Value}': expected a list." : null;
        }

        if (property.PropertyType == typeof(Dictionary<string, string>)) return TrySetTable(options, property, value);
        if (value.GetChildren().Any()) return "expected one value, found several.";
        if (value.Value is not { } text) return null;
        var isNullable = Nullable.GetUnderlyingType(property.PropertyType) is not null;
        if (isNullable && text.Length == 0) return null;
        try
        {
            property.SetValue(options, TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(text));
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or NotSupportedException or OverflowException)
        {
            return $"'{text}': expected {Describe(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)}.";
        }
    }

    private static string? TrySetTable(object options, PropertyInfo property, IConfigurationSection value)
    {
        if (value.Value is { Length: > 0 }) return $"'{value.Value}': expected an object, a text for each name.";
        var items = value.GetChildren().ToList();
        property.SetValue(options, items.ToDictionary(item => item.Key, item => item.Value ?? ""));
        // A colon parts the sections of the configuration, so what stands behind one in a name has gone astray.
        var broken = items.Find(item => string.IsNullOrWhiteSpace(item.Value));
        return broken is null ? null : $"'{broken.Key}' has no text (a name can't hold ':').";
    }

    private static string Describe(Type type) =>
        type == typeof(int) ? "a whole number" : type == typeof(double) ? "a number" : type == typeof(bool) ? "true or false" : "text";
}
