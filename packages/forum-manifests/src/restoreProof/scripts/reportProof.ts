/** File name of the script inside its ConfigMap. */
export const REPORT_PROOF_FILE = 'report_proof.rb';

/**
 * Ruby that signs the result and puts it into the ConfigMap that the portal
 * reads. It is the only container of the pod with the key and with a token,
 * and runs after the one that handled the backup. A refusal ends it with 1, so
 * that the Job counts as failed.
 */
export const REPORT_PROOF_SCRIPT = String.raw`# frozen_string_literal: true

# Signs the result of a restore and gives it to the portal.
require "json"
require "net/http"
require "openssl"
require "uri"

MOST_BYTES = 16_384

path = ENV.fetch("PROOF_RESULT")
abort("The result is larger than #{MOST_BYTES} bytes") if File.size(path) > MOST_BYTES
document = File.read(path)
outcome = JSON.parse(document)["outcome"]
abort("The result has no outcome") unless %w[passed failed].include?(outcome)

signature = OpenSSL::HMAC.hexdigest("SHA256", ENV.fetch("PROOF_KEY"), "restore-proof/v1\n#{document}")
data = { "result.json" => document, "result.signature" => signature }
data.merge!("passed.json" => document, "passed.signature" => signature) if outcome == "passed"

target = URI(ENV.fetch("PROOF_CONFIG_MAP_URL"))
request = Net::HTTP::Patch.new(target)
request["Authorization"] = "Bearer #{File.read(ENV.fetch("PROOF_BEARER_FILE")).strip}"
request["Content-Type"] = "application/merge-patch+json"
request.body = JSON.generate("data" => data)
options = { use_ssl: target.scheme == "https", open_timeout: 30, read_timeout: 60 }
options[:ca_file] = ENV["PROOF_CA_FILE"] if ENV["PROOF_CA_FILE"]
answer = Net::HTTP.start(target.hostname, target.port, **options) { |http| http.request(request) }
abort("The API server answers #{answer.code}") unless answer.is_a?(Net::HTTPSuccess)

puts document
exit(outcome == "passed" ? 0 : 1)
`;
