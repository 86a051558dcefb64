namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>How far a call came.</summary>
internal enum CallStatus
{
    /// <summary>Understood, and not to be published (<c>interpret</c>, <c>evaluate</c>).</summary>
    Planned,

    /// <summary>The broker has it; <see cref="CallOutcome.Unanswered"/> says whether the devices obeyed.</summary>
    Delivered,

    /// <summary>No broker took it in time; it was dropped.</summary>
    Expired,

    /// <summary>The broker refused it.</summary>
    Refused,
}
