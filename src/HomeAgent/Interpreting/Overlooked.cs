using System.Collections.Immutable;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Decoding;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Interpreting;

/// <summary>
/// A net: of several orders in one sentence a small model loses one now and then. A device that was surely named and that no line of the answer is
/// about shows where; there the model is asked once more, for that device alone.
/// </summary>
internal static class Overlooked
{
    /// <summary>The most devices that are asked about once more.</summary>
    public const int Most = 3;

    /// <summary>The labels of the devices that an answer of nothing but calls passes over, in the order in which they were said.</summary>
    /// <param name="answer">What the model wrote.</param>
    /// <param name="linked">The utterance.</param>
    public static IReadOnlyList<string> Find(DecodeResult answer, LinkedUtterance linked)
    {
        if (answer.Lines.Length == 0 || linked.Scope.Devices.Length < 2 || Question.IsAsked([.. linked.Text.Split(' ')])) return [];
        if (!answer.Lines.All(IsOrder)) return [];
        var marks = linked.Marked.Split(' ');
        return
        [
            .. linked.Scope.Devices
                .Where(scoped => marks.Contains(scoped.Spelling)
                    && !linked.Excepted.Contains(scoped.Spelling)
                    && !linked.IsOneOfSeveral(scoped.Spelling)
                    && ServiceCatalogue.Default.Services.Any(service => service.Domain == scoped.Device.Id.Domain)
                    && !answer.Lines.Any(line => line.Text.Contains($"\"{scoped.Spelling}\"", StringComparison.Ordinal)))
                .Select(scoped => scoped.Spelling).Take(Most),
        ];
    }

    /// <summary>The lines of an answer that are about what was said before a device: with these the model goes on to it.</summary>
    public static ImmutableArray<DecodedLine> Before(string label, DecodeResult answer, LinkedUtterance linked) =>
        [.. answer.Lines.Where(line => Start(line, linked) < linked.SpanOf(label)?.Start)];

    /// <summary>What may be written of a device alone.</summary>
    public static CallScope Alone(string label, CallScope scope) =>
        scope with { Devices = [.. scope.Devices.Where(scoped => scoped.Spelling == label)], Areas = [], Floors = [], AllowHome = false };

    /// <summary>Whether a line is surely an order for the device: one that the model would have written by itself.</summary>
    public static bool IsMeant(DecodedLine line) => line.Conflict is null or { Place: DecodePlace.Service } && IsOrder(line);

    /// <summary>Whether a line orders something to be done at once.</summary>
    public static bool IsOrder(DecodedLine line) =>
        CallLineReader.TryReadLine(line.Text, out var call, out _) && !call!.IsRefusal && !call.IsQuery && !call.IsUndo && !call.IsOffer;

    private static int Start(DecodedLine line, LinkedUtterance linked) =>
        CallLineReader.TryReadLine(line.Text, out var call, out _) && linked.SpanOf(call!.Target.Spelling) is { } span ? span.Start : int.MaxValue;
}
