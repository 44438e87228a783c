package org.broadleafsfpy.chain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A local Ethereum node from npm, with a contract of our own. Needs Node.js and the registry. */
final class RealChain implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("target", "evm");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    private RealChain(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Skips the test where there is no Node.js, or its packages can't be had. */
    static RealChain start() throws Exception {
        Files.createDirectories(FOLDER);
        Path ganache = FOLDER.resolve("node_modules/.bin/ganache");
        if (!Files.exists(ganache) || !Files.exists(FOLDER.resolve("node_modules/solc"))) {
            assumeTrue(
                    run(
                            "npm",
                            "install",
                            "--no-audit",
                            "--no-fund",
                            "--prefix",
                            FOLDER.toString(),
                            "ganache@7.9.2",
                            "solc@0.8.4"),
                    "no Node.js, or no packages");
        }
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process =
                new ProcessBuilder(
                                ganache.toAbsolutePath().toString(),
                                "--server.host",
                                "127.0.0.1",
                                "--server.port",
                                Integer.toString(port),
                                "--chain.chainId",
                                "1337",
                                "--wallet.seed",
                                "broadleaf-sfpy")
                        .redirectErrorStream(true)
                        .redirectOutput(FOLDER.resolve("node.log").toFile())
                        .start();
        RealChain chain = new RealChain(process, "http://127.0.0.1:" + port);
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!chain.answers()) {
            assumeTrue(process.isAlive() && Instant.now().isBefore(end), "no local node");
            LockSupport.parkNanos(100_000_000);
        }
        return chain;
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(FOLDER.resolve("npm.log").toFile())
                            .start();
            return process.waitFor(3, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such command
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            call("eth_chainId", "[]");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    String url() {
        return url;
    }

    JsonNode call(String method, String params) throws IOException, InterruptedException {
        String body =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
                        .formatted(method, params);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    List<String> accounts() throws Exception {
        return JSON.convertValue(
                call("eth_accounts", "[]").path("result"),
                JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    /** Sends a transaction and returns its hash; what it reverts for is in the receipt. */
    String send(String from, String to, String data) throws Exception {
        ObjectNode transaction = JSON.createObjectNode();
        transaction.put("from", from).put("gas", "0x200000").put("data", data);
        if (to != null) {
            transaction.put("to", to);
        }
        JsonNode answer = call("eth_sendTransaction", "[" + transaction + "]");
        return answer.has("result")
                ? answer.path("result").asText()
                : answer.path("error").path("data").path("hash").asText();
    }

    void mine(int blocks) throws Exception {
        for (int i = 0; i < blocks; i++) {
            call("evm_mine", "[]");
        }
    }

    /** Compiles and deploys the contract of the test resources. */
    String deploy(String account) throws Exception {
        Files.writeString(
                FOLDER.resolve("compile.js"),
                """
                const solc = require('solc'), fs = require('fs');
                const out = JSON.parse(solc.compile(JSON.stringify({
                  language: 'Solidity',
                  sources: { r: { content: fs.readFileSync(process.argv[2], 'utf8') } },
                  settings: { outputSelection: { '*': { '*': ['evm.bytecode.object'] } } } })));
                fs.writeFileSync(process.argv[3], out.contracts.r.Router.evm.bytecode.object);
                """);
        Path bytecode = FOLDER.resolve("Router.bin").toAbsolutePath();
        Path source = Path.of("src", "test", "resources", "chain", "Router.sol").toAbsolutePath();
        assumeTrue(
                run(
                        "node",
                        FOLDER.resolve("compile.js").toString(),
                        source.toString(),
                        bytecode.toString()),
                "the compiler does not run");
        String hash = send(account, null, "0x" + Files.readString(bytecode));
        return call("eth_getTransactionReceipt", "[\"" + hash + "\"]")
                .path("result")
                .path("contractAddress")
                .asText();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
