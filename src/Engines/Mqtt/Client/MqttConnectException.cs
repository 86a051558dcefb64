namespace HomeLLM.Engines.Mqtt.Client;

/// <summary>A connection couldn't be made, or was lost.</summary>
/// <param name="message">Why, in words a user can act on.</param>
/// <param name="needsUser">Whether it will hardly mend itself: then it is tried again only after the longest pause.</param>
/// <param name="inner">What lies behind; null for nothing.</param>
internal sealed class MqttConnectException(string message, bool needsUser = false, Exception? inner = null) : Exception(message, inner)
{
    public bool NeedsUser => needsUser;
}
