using System.CommandLine;
using HomeLLM.HomeAgent.CommandLine;

// The host ends the agent when the system asks it to; the command line must not cut that short.
return await HomeAgentCommand.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
