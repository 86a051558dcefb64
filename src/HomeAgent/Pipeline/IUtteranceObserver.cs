using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>Watches one utterance on its way. Called from the pipeline's thread, in order; must be quick and must not throw.</summary>
internal interface IUtteranceObserver
{
    /// <summary>A call is known.</summary>
    void OnCall(ServiceCall call);

    /// <summary>A call has left, or was dropped.</summary>
    void OnPublished(ServiceCall call, PublishReport report);

    /// <summary>The state of a device that was called came back.</summary>
    void OnState(Device before, Device after);
}
