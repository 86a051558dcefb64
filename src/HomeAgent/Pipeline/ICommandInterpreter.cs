using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Linking;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Finds out what an utterance asks for. Does nothing itself. Not thread-safe: one utterance at a time.</summary>
internal interface ICommandInterpreter
{
    /// <summary>Does once what is slow only the first time, such as compiling the code, so that nobody waits for it.</summary>
    /// <param name="home">The home as it is.</param>
    void WarmUp(HomeSnapshot home)
    {
    }

    /// <summary>Somebody begins to speak: does what doesn't depend on what they will say, so that less is left to do afterwards.</summary>
    /// <param name="home">The home as it is.</param>
    /// <param name="cancellationToken">Gives up; what was done stays.</param>
    void Prepare(HomeSnapshot home, CancellationToken cancellationToken)
    {
    }

    /// <summary>Interprets one utterance.</summary>
    /// <param name="text">Accepted by <see cref="UtteranceText"/>.</param>
    /// <param name="areaId">The id of the area where the speaker stands, one of <paramref name="home"/>; null where it isn't known.</param>
    /// <param name="home">The home as it is.</param>
    /// <param name="history">What was talked about last, all of it in <paramref name="home"/>; null where nothing was.</param>
    /// <param name="cancellationToken">Gives up between two tokens.</param>
    Interpretation Interpret(string text, string? areaId, HomeSnapshot home, History? history, CancellationToken cancellationToken);
}
