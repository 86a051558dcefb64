namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Where service calls go. Thread-safe.</summary>
internal interface IServiceCallSink
{
    /// <summary>Publishes one call: returns when the broker has it, or when it is dropped for good because it expired or was refused.</summary>
    /// <param name="message">The call.</param>
    /// <param name="cancellationToken">Gives up sooner, when the agent ends.</param>
    Task<PublishReport> PublishAsync(ServiceCallMessage message, CancellationToken cancellationToken);
}
