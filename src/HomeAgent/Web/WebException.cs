namespace HomeLLM.HomeAgent.Web;

/// <summary>A request can't be met.</summary>
/// <param name="status">HTTP's number for it.</param>
/// <param name="message">For people: where, what was expected, what was found; sent to the client.</param>
internal sealed class WebException(int status, string message) : Exception(message)
{
    /// <summary>HTTP's number for it.</summary>
    public int Status { get; } = status;
}
