namespace HomeLLM.HomeAgent.Replies;

/// <summary>
/// What a call does, in the forms that sentences need: "Kitchen Light <c>off</c>", "<c>Turned off</c> 3 lights", "Shall I <c>turn off</c>
/// the Kitchen Light<c></c>?"
/// </summary>
/// <param name="AfterName">Behind a device's name; empty where only the other form can be said ("Added milk to the Shopping List").</param>
/// <param name="BeforeGroup">Before several devices, at the start of a sentence.</param>
/// <param name="Infinitive">The same as something to be done.</param>
/// <param name="AfterGroup">What follows the devices in both; begins with a space where it isn't empty.</param>
internal sealed record Phrase(string AfterName, string BeforeGroup, string Infinitive, string AfterGroup = "")
{
    public static Phrase On { get; } = new("on", "Turned on", "turn on");

    public static Phrase Off { get; } = new("off", "Turned off", "turn off");

    public static Phrase Set(string settings) => new($"set to {settings}", "Set", "set", $" to {settings}");

    /// <summary>"Opening", or "open" once the device says so.</summary>
    public static Phrase Moving(string going, string gone, string infinitive, bool hasArrived) => new(hasArrived ? gone : going, Names.SentenceStart(going), infinitive);
}
