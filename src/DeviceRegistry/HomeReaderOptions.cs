namespace HomeLLM.DeviceRegistry;

/// <summary>How strictly a home is read. Ids, types and sizes are checked in the same way for everybody.</summary>
/// <param name="Root">What the paths of errors begin with.</param>
/// <param name="IsStrict">
/// Strict (the configuration, where a slip should be seen): a key that nobody reads, a device without a name, a control character in
/// a name, a state that is no text and an area that isn't described are errors. Lenient (requests of other programs): such a key is passed
/// over, such a name is made from the id, such a character is read as a space, such a state as text, such an area is called as its id says.
/// </param>
public sealed record HomeReaderOptions(string Root, bool IsStrict)
{
    /// <summary>For the <c>Home</c> section of the configuration.</summary>
    public static HomeReaderOptions Configuration { get; } = new("Home", IsStrict: true);

    /// <summary>For the <c>home</c> of a request.</summary>
    public static HomeReaderOptions Request { get; } = new("home", IsStrict: false);
}
