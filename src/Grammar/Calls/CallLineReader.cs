using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HomeLLM.Grammar;

/// <summary>
/// Reads a model's answer. Only the form is checked: JSON objects, a service, exactly one target; whether the call makes sense is
/// the validator's business. White space and the order of the keys don't matter here.
/// </summary>
public static class CallLineReader
{
    /// <summary>The most lines of one answer.</summary>
    public const int MaxLines = 16;

    /// <summary>The longest line that is read, in characters.</summary>
    public const int MaxLineLength = 4096;

    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>Reads an answer; empty lines are passed over.</summary>
    public static CallReadResult Read(string text)
    {
        var lines = ImmutableArray.CreateBuilder<CallLine>();
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var content = text.AsSpan()[range].Trim();
            if (content.IsEmpty) continue;
            if (lines.Count == MaxLines) return Broken($"at most {MaxLines} lines", "more");
            if (!TryReadLine(content.ToString(), out var line, out var error)) return new(lines.ToImmutable(), error! with { Line = number });
            lines.Add(line!);
        }

        return lines.Count == 0 ? Broken("at least one line", "none") : new(lines.ToImmutable(), null);

        CallReadResult Broken(string expected, string found) => new(lines.ToImmutable(), new CallError("$", expected, found, number));
    }

    /// <summary>Reads one line.</summary>
    /// <param name="text">One JSON object.</param>
    /// <param name="line">What was read; null where the line is broken.</param>
    /// <param name="error">What is wrong; null where the line is whole.</param>
    public static bool TryReadLine(string text, out CallLine? line, out CallError? error)
    {
        line = null;
        if (text.Length > MaxLineLength)
        {
            error = new("$", $"at most {MaxLineLength} characters", $"{text.Length}");
            return false;
        }

        JsonObject? call;
        try
        {
            call = JsonNode.Parse(text, documentOptions: DocumentOptions) as JsonObject;
            // Texts are decoded late: written once, an escaped lone surrogate (JSON by its grammar, but no text) is found here.
            _ = call?.ToJsonString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            error = new("$", "one JSON object", e.Message);
            return false;
        }

        error = call is null ? new("$", "one JSON object", "another JSON value") : ReadParts(call, out line);
        return error is null;
    }

    private static CallError? ReadParts(JsonObject call, out CallLine? line)
    {
        line = null;
        if (!TryGetText(call, "service", out var service)) return new("$.service", "a text", Describe(call, "service"));
        call.Remove("service");
        if (ReadTarget(call, service, out var target) is { } targetError) return targetError;
        if (ReadExceptions(call, out var except) is { } exceptError) return exceptError;
        if (call.ContainsKey(CallLine.OfferKey) && !IsTrue(call[CallLine.OfferKey]))
        {
            return new($"$.{CallLine.OfferKey}", "true", Describe(call, CallLine.OfferKey));
        }

        string? domain = null;
        if (call.ContainsKey(CallLine.DomainKey) && !TryGetText(call, CallLine.DomainKey, out domain))
        {
            return new($"$.{CallLine.DomainKey}", "a text", Describe(call, CallLine.DomainKey));
        }

        call.Remove(CallLine.DomainKey);
        line = new CallLine(service, target, call) { Except = except, Domain = domain, IsOffer = call.Remove(CallLine.OfferKey) };
        return null;
    }

    private static CallError? ReadTarget(JsonObject call, string service, out CallTarget target)
    {
        target = CallTarget.None;
        foreach (var kind in (ReadOnlySpan<CallTargetKind>)[CallTargetKind.Device, CallTargetKind.Area, CallTargetKind.Floor, CallTargetKind.Home])
        {
            var key = new CallTarget(kind, "").Key;
            if (!call.ContainsKey(key)) continue;
            if (target.Kind != CallTargetKind.None) return new($"$.{key}", $"no second target beside {target.Key}", Describe(call, key));
            if (kind == CallTargetKind.Home ? !IsTrue(call[key]) : !TryGetText(call, key, out _))
            {
                return new($"$.{key}", kind == CallTargetKind.Home ? "true" : "a text", Describe(call, key));
            }

            target = kind == CallTargetKind.Home ? CallTarget.Home : new CallTarget(kind, (string)call[key]!);
            call.Remove(key);
        }

        var needsNone = service is ServiceCatalogue.NoService or ServiceCatalogue.UndoService || QueryCatalogue.Find(service) is { TakesTarget: false };
        if (needsNone && target.Kind != CallTargetKind.None) return new($"$.{target.Key}", "no target", target.Spelling);
        return !needsNone && target.Kind == CallTargetKind.None ? new("$", "a target", "none") : null;
    }

    private static CallError? ReadExceptions(JsonObject call, out ImmutableArray<string> except)
    {
        except = [];
        if (!call.ContainsKey(CallLine.ExceptKey)) return null;
        if (call[CallLine.ExceptKey] is not JsonArray { Count: >= 1 and <= CallLine.MaxExceptions } array
            || !array.All(item => item is JsonValue value && value.GetValueKind() == JsonValueKind.String))
        {
            return new($"$.{CallLine.ExceptKey}", $"one to {CallLine.MaxExceptions} texts", Describe(call, CallLine.ExceptKey));
        }

        except = [.. array.Select(item => item!.GetValue<string>())];
        call.Remove(CallLine.ExceptKey);
        return null;
    }

    private static bool TryGetText(JsonObject call, string key, out string text)
    {
        text = "";
        if (call[key] is not JsonValue value || value.GetValueKind() != JsonValueKind.String) return false;
        text = value.GetValue<string>();
        return true;
    }

    private static bool IsTrue(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    private static string Describe(JsonObject call, string key) => call.ContainsKey(key) ? call[key]?.ToJsonString() ?? "null" : "nothing";
}
