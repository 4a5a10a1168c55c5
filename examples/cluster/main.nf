// Shards of an ALE, and the result: nextflow run examples/cluster/main.nf --foci FILE --shards 20 --permutations 10000
nextflow.enable.dsl = 2

params.foci = 'examples/simulated/simulated_foci.txt'
params.shards = 4
params.permutations = 1000
params.out = 'nextflow-result'
params.nocimap = "${launchDir}/nocimap"

process SHARD {
    cpus 1
    memory '2 GB'

    input:
    tuple val(shard), path(foci)

    output:
    path "shard-${shard}"

    script:
    """
    ${params.nocimap} ale ${foci} --permutations ${params.permutations} --no-figures --quiet --shard ${shard}/${params.shards} --threads ${task.cpus} --out shard-${shard}
    """
}

process REDUCE {
    publishDir params.out, mode: 'copy'

    input:
    path foci
    path shards

    output:
    path 'result'

    script:
    """
    ${params.nocimap} ale reduce ${shards} --out result
    """
}

workflow {
    foci = file(params.foci)
    SHARD(Channel.of(1..params.shards).map { shard -> tuple(shard, foci) })
    REDUCE(foci, SHARD.out.collect())
}
