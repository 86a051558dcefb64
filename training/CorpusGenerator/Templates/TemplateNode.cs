using System.Collections.Immutable;

namespace HomeLLM.CorpusGenerator.Templates;

/// <summary>A part of a template: what can be said at one place.</summary>
internal abstract record TemplateNode
{
    /// <summary>Characters that are said as they stand, blanks included.</summary>
    internal sealed record Text(string Value) : TemplateNode;

    /// <summary><c>{name}</c>: something that the generator fills in.</summary>
    internal sealed record Slot(string Name) : TemplateNode;

    /// <summary><c>&lt;name&gt;</c>: a named rule.</summary>
    internal sealed record Rule(string Name) : TemplateNode;

    /// <summary>Parts said one after another.</summary>
    internal sealed record Sequence(ImmutableArray<TemplateNode> Parts) : TemplateNode;

    /// <summary><c>(a|b)</c>: one of them.</summary>
    internal sealed record Choice(ImmutableArray<TemplateNode> Options) : TemplateNode;

    /// <summary><c>[a|b]</c>: one of them or nothing.</summary>
    internal sealed record Maybe(TemplateNode Inner) : TemplateNode;
}
