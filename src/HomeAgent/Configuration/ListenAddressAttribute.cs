using System.ComponentModel.DataAnnotations;
using System.Net;

namespace HomeLLM.HomeAgent.Configuration;

/// <summary>Takes an address of this machine: an IP address or <c>localhost</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ListenAddressAttribute : ValidationAttribute
{
    /// <summary>The address; null where the text is none.</summary>
    public static IPAddress? Parse(string? text) =>
        string.Equals(text, "localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address : null;

    /// <inheritdoc/>
    public override bool IsValid(object? value) => Parse(value as string) is not null;

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) =>
        "expected an IP address of this machine such as 192.168.1.5, 127.0.0.1 for this machine alone, or 0.0.0.0 for all its networks";
}
