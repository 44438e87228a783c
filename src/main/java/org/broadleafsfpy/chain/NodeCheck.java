package org.broadleafsfpy.chain;

/** Asks an Ethereum node whether it can judge a store's payments. Stateless. */
public final class NodeCheck {
    private final long chainId;
    private final long blockNumber;

    private NodeCheck(long chainId, long blockNumber) {
        this.chainId = chainId;
        this.blockNumber = blockNumber;
    }

    /**
     * Asks it now. Calls the network.
     *
     * @param rpcUrl the node's JSON-RPC address
     * @return what it said
     * @throws NodeUnavailableException if it did not answer, or not as a node does; the message has
     *     no address in it, since that may hold a key
     */
    public static NodeCheck ask(String rpcUrl) throws NodeUnavailableException {
        EthereumNode node = new EthereumNode(rpcUrl);
        return new NodeCheck(node.chainId(), node.blockNumber());
    }

    /**
     * @return the number of the chain that it is on
     */
    public long chainId() {
        return chainId;
    }

    /**
     * @return the latest block that it knows
     */
    public long blockNumber() {
        return blockNumber;
    }
}
