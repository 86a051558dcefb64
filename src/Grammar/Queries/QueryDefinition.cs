namespace HomeLLM.Grammar;

/// <summary>One kind of question as a call line asks it.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Name">Its name after <c>query.</c>, such as <c>state</c>.</param>
/// <param name="Is">Whether it takes one of <see cref="QueryCatalogue.States"/>.</param>
public sealed record QueryDefinition(QueryKind Kind, string Name, QueryUse Is = QueryUse.None)
{
    /// <summary>As it stands in a line: <c>query.state</c>.</summary>
    public string FullName { get; } = $"query.{Name}";

    /// <summary>Whether it is about devices; time and date are not.</summary>
    public bool TakesTarget => Kind is not (QueryKind.Time or QueryKind.Date);

    /// <summary>Whether it takes one of <see cref="QueryCatalogue.Quantities"/>, which it then can't do without.</summary>
    public bool TakesQuantity => Kind is QueryKind.Value;

    /// <summary>Whether it names a domain where its target is a place or the home; it can't do without one then.</summary>
    public bool TakesDomain => TakesTarget && !TakesQuantity;
}
