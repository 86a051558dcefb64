using System.Text.Json;
using System.Text.Json.Nodes;

namespace HomeLLM.Grammar;

/// <summary>What all kinds of lines have in common, checked by hand.</summary>
internal static class LineCheck
{
    /// <summary>What is wrong with a line that names nothing: one that does nothing, or takes the last order back.</summary>
    public static CallError? FindBareError(CallLine line)
    {
        if (FindExtraError(line) is { } extra) return extra;
        if (line.Target.Kind != CallTargetKind.None) return new($"$.{line.Target.Key}", "no target", line.Target.Spelling);
        foreach (var (name, _) in line.Data)
        {
            if (!line.IsRefusal || name != CallLine.ReasonKey) return new($"$.{name}", line.IsRefusal ? "only a reason" : "nothing", name);
        }

        return line.IsUndo || RefusalReasons.TryParse(Text(line.Data[CallLine.ReasonKey]), out _)
            ? null
            : new($"$.{CallLine.ReasonKey}", "a reason", line.Data[CallLine.ReasonKey]?.ToJsonString() ?? "nothing");
    }

    /// <summary>What is wrong with the target and what is left out of it.</summary>
    public static CallError? FindTargetError(CallLine line, CallScope scope)
    {
        if (scope.Find(line.Target) is null)
        {
            return new($"$.{line.Target.Key}", $"one of the {line.Target.Kind} targets of this home", line.Target.Spelling);
        }

        if (line.Except.Length > CallLine.MaxExceptions) return new($"$.{CallLine.ExceptKey}", $"at most {CallLine.MaxExceptions}", $"{line.Except.Length}");
        foreach (var spelling in line.Except)
        {
            if (scope.FindException(spelling) is null) return new($"$.{CallLine.ExceptKey}", "targets of this home", spelling);
        }

        return null;
    }

    /// <summary>What is wrong with texts that must be words of the utterance.</summary>
    public static CallError? FindSpokenError(ServiceDefinition service, CallLine line, CallScope scope)
    {
        foreach (var parameter in service.Parameters)
        {
            if (parameter.Kind != ParameterKind.SpokenText || Text(line.Data[parameter.Name]) is not { } text) continue;
            if (!IsSpoken(text, scope)) return new($"$.{parameter.Name}", "words of the utterance", text);
        }

        return null;
    }

    /// <summary>A text; null where it is something else.</summary>
    public static string? Text(JsonNode? value) =>
        value is JsonValue content && content.GetValueKind() == JsonValueKind.String ? content.GetValue<string>() : null;

    private static CallError? FindExtraError(CallLine line)
    {
        if (!line.Except.IsEmpty) return new($"$.{CallLine.ExceptKey}", "nothing", line.Except[0]);
        if (line.Domain is not null) return new($"$.{CallLine.DomainKey}", "nothing", line.Domain);
        return line.IsOffer ? new($"$.{CallLine.OfferKey}", "nothing", "true") : null;
    }

    private static bool IsSpoken(string text, CallScope scope)
    {
        ReadOnlySpan<string> item = text.Split(' ');
        ReadOnlySpan<string> spoken = SpokenText.Offered(scope.SpokenWords).AsSpan();
        return !item.Contains("") && spoken.IndexOf(item) >= 0;
    }
}
