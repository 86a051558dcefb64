using System.Collections.Immutable;

namespace HomeLLM.HomeAgent.Language;

/// <summary>
/// A sentence, or a part of one, of a language: a text with slots, in one form or several. It is cut into pieces when it is read; saying it
/// only joins them. Immutable and thread-safe.
/// </summary>
internal sealed class Sentence
{
    private readonly ImmutableArray<ImmutableArray<Piece>> _forms;

    /// <summary>Cuts forms into pieces.</summary>
    /// <param name="forms">At least one; <c>{slot}</c> stands for a value.</param>
    /// <param name="slots">The slots, in the order in which their values are given. Each must be in one of the forms, and no other.</param>
    /// <exception cref="FormatException">A slot is missing, unknown or not closed. The message says which.</exception>
    public Sentence(ImmutableArray<string> forms, ImmutableArray<string> slots)
    {
        _forms = [.. forms.Select(form => Cut(form, slots))];
        var used = _forms.SelectMany(form => form).Select(piece => piece.Slot).ToHashSet();
        for (var i = 0; i < slots.Length; i++)
        {
            if (!used.Contains(i)) throw new FormatException($"lacks {{{slots[i]}}}");
        }
    }

    /// <summary>Whether a form says anything at all.</summary>
    public bool Has(int form) => !_forms[form].IsEmpty;

    /// <summary>The only form, or the first, with its values.</summary>
    public string Say(params ReadOnlySpan<string> values) => SayForm(0, values);

    /// <summary>The form for one, or the one for any other number; the same where the language has but one.</summary>
    public string SayOf(bool isOne, params ReadOnlySpan<string> values) => SayForm(isOne ? 0 : _forms.Length - 1, values);

    /// <summary>One form with its values, in the order in which the slots were named. An empty value takes the blank before it away.</summary>
    public string SayForm(int form, params ReadOnlySpan<string> values)
    {
        var pieces = _forms[form].AsSpan();
        var texts = new string[pieces.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            texts[i] = pieces[i].Slot >= 0 ? values[pieces[i].Slot] : pieces[i].Text;
            if (texts[i].Length == 0 && i > 0) texts[i - 1] = texts[i - 1].TrimEnd(' ');
        }

        return string.Concat(texts);
    }

    private static ImmutableArray<Piece> Cut(string form, ImmutableArray<string> slots)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        for (var at = 0; at < form.Length;)
        {
            var open = form.IndexOf('{', at);
            if (open < 0) open = form.Length;
            if (open > at) pieces.Add(new(form[at..open], -1));
            if (open == form.Length) break;
            var close = form.IndexOf('}', open);
            if (close < 0) throw new FormatException($"has a '{{' without '}}' in '{form}'");
            var slot = slots.IndexOf(form[(open + 1)..close]);
            if (slot < 0) throw new FormatException($"has no use for {form[open..(close + 1)]}: {Expected(slots)}");
            pieces.Add(new("", slot));
            at = close + 1;
        }

        return pieces.ToImmutable();
    }

    private static string Expected(ImmutableArray<string> slots) =>
        slots.IsEmpty ? "it takes no slot" : $"it takes {string.Join(", ", slots.Select(slot => $"{{{slot}}}"))}";

    /// <summary>A text, or, where the slot isn't -1, the place of a value.</summary>
    private readonly record struct Piece(string Text, int Slot);
}
