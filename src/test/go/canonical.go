// Canonical writes what Go's encoding/json makes of events: the reference for GoJsonAgainstGoTest.
//
// It reads one hex-encoded JSON text per line, decodes it into structs with the members that
// SFPY's events have, encodes it again and answers with a line: the hex-encoded result, or "error".
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"time"
)

type envelope struct {
	Token        string          `json:"token,omitempty"`
	EventID      string          `json:"event_id,omitempty"`
	Notification json.RawMessage `json:"notification,omitempty"`
	Resource     string          `json:"resource,omitempty"`
	ResourcePath string          `json:"resource_path,omitempty"`
	CreatedAt    time.Time       `json:"created_at"`
	UpdatedAt    time.Time       `json:"updated_at"`
}

type event struct {
	Token            string    `json:"token,omitempty"`
	ClientID         string    `json:"client_id"`
	Type             string    `json:"type,omitempty"`
	Status           string    `json:"status,omitempty"`
	Endpoint         string    `json:"endpoint,omitempty"`
	Data             *envelope `json:"data,omitempty"`
	DeliveryAttempts int64     `json:"delivery_attempts,omitempty"`
	Resource         string    `json:"resource,omitempty"`
	ResourcePath     string    `json:"resource_path,omitempty"`
	NextAttemptAt    time.Time `json:"next_attempt_at"`
	CreatedAt        time.Time `json:"created_at"`
	UpdatedAt        time.Time `json:"updated_at"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<16), 1<<24)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		fmt.Fprintln(out, canonical(in.Text()))
	}
}

func canonical(line string) string {
	text, err := hex.DecodeString(line)
	if err != nil {
		return "error"
	}
	var e event
	if json.Unmarshal(text, &e) != nil {
		return "error"
	}
	encoded, err := json.Marshal(&e)
	if err != nil {
		return "error"
	}
	return hex.EncodeToString(encoded)
}
