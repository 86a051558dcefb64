using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Pipeline;

namespace HomeLLM.HomeAgent.Tests.Support;

/// <summary>Understands what a test tells it to.</summary>
internal sealed class ScriptedInterpreter(Func<string, Interpretation> interpret) : ICommandInterpreter
{
    /// <summary>The texts and areas that came in.</summary>
    public List<(string Text, string? AreaId)> Heard { get; } = [];

    public Interpretation Interpret(string text, string? areaId, HomeSnapshot home, CancellationToken cancellationToken)
    {
        Heard.Add((text, areaId));
        return interpret(text);
    }
}
