using System.ComponentModel.DataAnnotations;
using HomeLLM.HomeAgent.Hosting;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>Takes <c>auto</c>, <c>builtin</c> and, where the package engines are compiled in, the package's name.</summary>
/// <param name="package">The package engine, in lower case.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EngineNameAttribute(string package) : ValidationAttribute
{
    /// <summary>The package engine.</summary>
    public string Package => package;

    /// <summary>One more name that is taken on every machine; null for none.</summary>
    public string? Extra { get; init; }

    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is string name
        && (Is(name, EnginesOptions.Auto) || Is(name, EnginesOptions.BuiltIn) || (EngineSet.HasPackages && Is(name, package))
            || (Extra is not null && Is(name, Extra)));

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) => EngineSet.HasPackages
        ? $"expected {EnginesOptions.Auto}, {EnginesOptions.BuiltIn} or {package}"
        : $"expected {EnginesOptions.Auto} or {EnginesOptions.BuiltIn} ({package} is not compiled into this program: docs/engines.md)";

    private static bool Is(string name, string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase);
}
