# Sidekiq's Web where Discourse mounts it.
require_relative "jobs"
require "securerandom"
require "sidekiq/web"

use Rack::Session::Cookie, secret: SecureRandom.hex(32)
map("/sidekiq") { run Sidekiq::Web }
