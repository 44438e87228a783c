package org.broadleafsfpy.chain;

import java.util.HashMap;
import java.util.Map;

/** Where a person can look up a transaction. Stateless. */
public final class BlockExplorer {
    private static final Map<Long, String> BY_CHAIN = new HashMap<>();

    static {
        BY_CHAIN.put(1L, "https://etherscan.io");
        BY_CHAIN.put(3L, "https://ropsten.etherscan.io");
        BY_CHAIN.put(4L, "https://rinkeby.etherscan.io");
        BY_CHAIN.put(5L, "https://goerli.etherscan.io");
        BY_CHAIN.put(42L, "https://kovan.etherscan.io");
        BY_CHAIN.put(11155111L, "https://sepolia.etherscan.io");
    }

    private BlockExplorer() {}

    /**
     * @param explorerUrl the merchant's own explorer, without a trailing slash; empty for the
     *     chain's usual one
     * @param chainId the chain
     * @param transactionHash 0x and 64 hex digits
     * @return the page about the transaction; null if nobody knows one
     */
    public static String transaction(String explorerUrl, long chainId, String transactionHash) {
        String base = explorerUrl.isEmpty() ? BY_CHAIN.get(chainId) : explorerUrl;
        boolean hash = transactionHash.matches("0x[0-9a-fA-F]{64}");
        return base == null || !hash ? null : base + "/tx/" + transactionHash;
    }
}
