using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Language.Words;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>A net: "the telly's brightness" is nothing that a television has, so that no order for the television follows from it.</summary>
internal static class SaidAttribute
{
    private static readonly ValueWords Known = LinkerWords.Known.Values;

    /// <summary>Whether the words right behind a device's name are a property that only other kinds of devices have.</summary>
    /// <param name="line">What the model wrote.</param>
    /// <param name="linked">The utterance.</param>
    public static bool IsOfAnotherKind(CallLine line, LinkedUtterance linked)
    {
        if (line.IsRefusal || line.IsQuery || line.Target.Kind != CallTargetKind.Device || linked.SpanOf(line.Target.Spelling) is not { } span) return false;
        var words = linked.Text.Split(' ');
        return span.End + 1 < words.Length && Known.Attributes.TryGetValue(words[span.End + 1], out var domains)
            && !domains.Contains(line.Service.Split('.')[0]);
    }
}
