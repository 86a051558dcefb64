using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Tests.Support;

/// <summary>Understands what a test tells it to.</summary>
internal sealed class ScriptedInterpreter(Func<string, Interpretation> interpret) : ICommandInterpreter
{
    /// <summary>What it understands, where the home matters too.</summary>
    public Func<string, HomeSnapshot, Interpretation> Script { get; set; } = (text, _) => interpret(text);

    /// <summary>The texts and areas that came in.</summary>
    public List<(string Text, string? AreaId)> Heard { get; } = [];

    /// <summary>The histories that came with them.</summary>
    public List<History?> Histories { get; } = [];

    /// <summary>How often it was told that somebody begins to speak.</summary>
    public int Prepared { get; private set; }

    public void Prepare(HomeSnapshot home, CancellationToken cancellationToken) => Prepared++;

    public Interpretation Interpret(string text, string? areaId, HomeSnapshot home, History? history, CancellationToken cancellationToken)
    {
        Heard.Add((text, areaId));
        Histories.Add(history);
        return Script(text, home);
    }
}
