namespace HomeLLM.Engines.Inference.Threading;

/// <summary>Work in parts that can run at the same time.</summary>
internal interface IParallelWork
{
    /// <summary>Does one part.</summary>
    /// <param name="part">0 to the number of parts − 1.</param>
    /// <param name="worker">Who does it, 0 to the pool's threads − 1; never two parts at once under the same number.</param>
    void Run(int part, int worker);
}
