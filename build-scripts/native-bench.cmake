# native-bench.cmake — what is measured natively: `convscope_count`, whose instructions callgrind counts, and, where
# Google Benchmark is installed, `convscope_bench`.
add_executable(convscope_count EXCLUDE_FROM_ALL tests/bench/native/count.cpp)
target_link_libraries(convscope_count PRIVATE convscope convscope_options)

find_package(benchmark QUIET)
if(benchmark_FOUND)
  file(GLOB benchmark_sources CONFIGURE_DEPENDS tests/bench/native/*_benchmark.cpp)
  add_executable(convscope_bench EXCLUDE_FROM_ALL ${benchmark_sources})
  target_link_libraries(convscope_bench PRIVATE convscope convscope_options benchmark::benchmark)
endif()
