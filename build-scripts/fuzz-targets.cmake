# fuzz-targets.cmake — one program for every tests/fuzz/*_fuzz.cpp: libFuzzer around one part of the engine.
file(GLOB fuzz_sources CONFIGURE_DEPENDS tests/fuzz/*_fuzz.cpp)
foreach(source ${fuzz_sources})
  get_filename_component(target "${source}" NAME_WE)
  add_executable(${target} "${source}")
  target_link_libraries(${target} PRIVATE convscope convscope_options)
  target_include_directories(${target} PRIVATE tests/engine tests/fuzz)
  target_link_options(${target} PRIVATE -fsanitize=fuzzer)
endforeach()
