using System.Net;
using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Pipeline;
using Microsoft.Extensions.Logging;

namespace HomeLLM.HomeAgent.Web;

/// <summary>Who speaks, as the address of the request tells: <c>?area=kitchen&amp;conversation=anna&amp;id=17</c>, all of which may be left out.</summary>
/// <param name="AreaId">The id of the area where they stand; null where it isn't known.</param>
/// <param name="Conversation">Utterances of the same conversation may lean on one another.</param>
/// <param name="Id">What the sender calls the utterance; null where it has no name.</param>
internal sealed record WebSpeaker(string? AreaId, string Conversation, string? Id)
{
    /// <summary>The longest value that is taken, in characters.</summary>
    private const int MaxLength = 200;

    /// <summary>Reads it.</summary>
    /// <exception cref="WebException">A value is too long.</exception>
    public static WebSpeaker Read(HttpListenerRequest request, HomeSnapshot home, ILogger logger)
    {
        var (named, conversation) = (Value(request, "area"), Value(request, "conversation"));
        var area = named is null ? null : AreaNames.Find(home, named);
        if (named is not null && area is null) logger.AreaUnknown(string.Concat(named.Select(character => char.IsControl(character) ? ' ' : character)));
        var who = conversation is not null ? $"conversation:{conversation}"
            : area is not null ? $"area:{area.Id}" : $"address:{request.RemoteEndPoint.Address}";
        return new(area?.Id, $"http:{who}", Value(request, "id"));
    }

    private static string? Value(HttpListenerRequest request, string name)
    {
        var value = request.QueryString[name];
        if (value is { Length: > MaxLength }) throw new WebException(400, $"\"{name}\": expected at most {MaxLength} characters, found {value.Length}.");
        return value is { Length: > 0 } ? value : null;
    }
}
