namespace HomeLLM.Grammar;

/// <summary>Where a parameter may stand.</summary>
[Flags]
public enum ParameterForm
{
    /// <summary>In a call line, as a model writes it; the resolver makes something else of it.</summary>
    Line = 1,

    /// <summary>In a service call, as Home Assistant takes it; no model writes it.</summary>
    Call = 2,

    /// <summary>In both.</summary>
    Both = Line | Call,
}
