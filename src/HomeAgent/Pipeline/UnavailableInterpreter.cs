using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Stands in where there is no model: says so, and what to do, whatever it is asked.</summary>
internal sealed class UnavailableInterpreter(string sentence) : ICommandInterpreter
{
    /// <inheritdoc/>
    public Interpretation Interpret(string text, string? areaId, HomeSnapshot home, History? history, CancellationToken cancellationToken) =>
        Interpretation.Failed(sentence);
}
